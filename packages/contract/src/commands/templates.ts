import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Text, Timestamp } from '../models/basics.ts';
import { Audience } from '../models/campaign.ts';
import { Translations } from '../models/translation.ts';
import type { CommandTable } from './command.ts';

const message = {
  text: Text(10_000),
  translations: Type.Optional(Translations),
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
    input: strictObject(message),
    output: strictObject({
      /** Fields the people of the audience have. */
      available: Type.Array(Type.String()),
      problems: Type.Array(
        strictObject({
          level: oneOf(['error', 'warning']),
          code: Type.String(),
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
} as const satisfies CommandTable;
