import { type Static, Type } from 'typebox';
import { FileToken, Id, nullable, oneOf, strictObject, Text, Timestamp } from '../models/basics.ts';
import { Audience } from '../models/campaign.ts';
import { Media, MediaDetails, MediaKind } from '../models/media.ts';
import { Translations } from '../models/translation.ts';
import { Variants } from '../models/variants.ts';
import type { CommandTable } from './command.ts';

const message = {
  text: Text(10_000),
  translations: Type.Optional(Translations),
  variants: Type.Optional(Variants),
  audience: Type.Optional(Audience),
};

/** Why an approved template cannot be filled by the app: it wants a file, or a value outside its body. */
export const TEMPLATE_OBSTACLES = [
  'header-media',
  'header-parameter',
  'button-parameter',
  'no-body',
] as const;

export const ApprovedTemplate = strictObject({
  name: Type.String(),
  language: Type.String(),
  /** Meta's word; only `APPROVED` may be sent. */
  status: Type.String(),
  category: Type.String(),
  header: nullable(Type.String()),
  body: Type.String(),
  footer: nullable(Type.String()),
  buttons: Type.Array(Type.String()),
  /** Placeholders of the body in their order. */
  parameters: Type.Array(Type.String()),
  obstacle: nullable(oneOf(TEMPLATE_OBSTACLES)),
});
export type ApprovedTemplate = Static<typeof ApprovedTemplate>;

export const templateCommands = {
  'templates.approved': {
    summary:
      'The templates of the business account of a Cloud API profile with their approval state; read from Meta when asked to, or when none were read yet.',
    input: strictObject({ profileId: Id, refresh: Type.Boolean() }),
    output: strictObject({ readAt: Timestamp, templates: Type.Array(ApprovedTemplate) }),
    errors: ['NOT_FOUND', 'CLOUD_ONLY', 'CLOUD_TEMPLATES_UNREAD'],
  },
  'templates.check': {
    summary: 'Look a message over: unknown fields, missing values, no sender, no way to stop, length.',
    input: strictObject({ ...message, media: Type.Optional(Media) }),
    output: strictObject({
      /** Fields the people of the audience have. */
      available: Type.Array(Type.String()),
      problems: Type.Array(
        strictObject({
          level: oneOf(['error', 'warning']),
          code: Type.String(),
          /** Name of the variant that is meant; null where there are none. */
          variant: nullable(Type.String()),
          /** Of the text that is meant; null is the original. */
          language: nullable(Type.String()),
          params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        }),
      ),
    }),
  },
  'templates.preview': {
    summary: 'The message as real people of the audience will read it.',
    input: strictObject({
      ...message,
      /** Show everybody this translation, null the original; absent: what each person gets. */
      language: Type.Optional(nullable(Text(35))),
      /** Position of the variant to show; absent: the first. */
      variant: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    }),
    output: strictObject({
      total: Type.Integer(),
      rows: Type.Array(
        strictObject({
          contactId: Type.String(),
          name: Type.String(),
          phone: Type.String(),
          /** Of the text they get; null is the original. */
          language: nullable(Type.String()),
          text: Type.String(),
        }),
      ),
    }),
    errors: ['TEMPLATE_INVALID'],
  },
  'templates.addMedia': {
    summary: 'Take a picture, film, document or sound file into the data folder, to go with messages.',
    input: strictObject({
      file: FileToken,
      /** How it is shown; by default what its content says. */
      kind: Type.Optional(MediaKind),
      /** A JPEG of at most 320 pixels a side as a `data:` address, for the screens. */
      thumbnail: Type.Optional(Text(200_000)),
    }),
    output: MediaDetails,
    errors: ['MEDIA_REFUSED', 'MEDIA_WRONG_NAME', 'MEDIA_WRONG_KIND', 'MEDIA_TOO_LARGE', 'MEDIA_DAMAGED'],
  },
  'templates.media': {
    summary: 'One stored file: whether it is still what was added, and its small picture.',
    input: strictObject({ mediaId: Id }),
    output: MediaDetails,
  },
} as const satisfies CommandTable;
