import { Type } from 'typebox';
import { ApprovedTemplate } from '../models/approved-template.ts';
import { FileToken, Id, nullable, oneOf, strictObject, Text, Timestamp } from '../models/basics.ts';
import { Audience, MessageTemplate } from '../models/campaign.ts';
import { Tag } from '../models/contact.ts';
import { Media, MediaDetails, MediaKind } from '../models/media.ts';
import {
  MAX_TEMPLATES,
  STARTER_LANGUAGES,
  Template,
  TemplateTags,
  TemplateTexts,
} from '../models/template.ts';
import { Translations } from '../models/translation.ts';
import { Variants } from '../models/variants.ts';
import type { CommandTable } from './command.ts';

const message = {
  text: Text(10_000),
  translations: Type.Optional(Translations),
  variants: Type.Optional(Variants),
  audience: Type.Optional(Audience),
};

const TemplateIds = Type.Array(Id, { minItems: 1, maxItems: MAX_TEMPLATES });
/** `templateIds`: what templates.remove takes back. */
const Added = strictObject({ templateIds: Type.Array(Id), skipped: Type.Integer() });

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
      /** The approved template whose text it is, to see its other values as well. */
      template: Type.Optional(MessageTemplate),
      /** Only people with this in their name or number. */
      search: Type.Optional(Text(100)),
      /** `longest`: those whose text is longest, first; `missing`: those who lack a value the text asks for. */
      pick: Type.Optional(oneOf(['longest', 'missing'])),
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
          /** Of an approved template: what goes into its body, its header and its buttons, in this order. */
          values: Type.Optional(Type.Array(Type.String())),
        }),
      ),
    }),
    errors: ['TEMPLATE_INVALID'],
  },
  'templates.list': {
    summary: 'The library: favourites first, then what was used last.',
    input: strictObject({
      /** In name, tags and texts. */
      search: Type.Optional(Text(100)),
      tag: Type.Optional(Tag),
      favourites: Type.Optional(Type.Boolean()),
    }),
    output: strictObject({
      templates: Type.Array(Template),
      /** Of the whole library, most used first. */
      tags: Type.Array(strictObject({ tag: Type.String(), templates: Type.Integer() })),
    }),
  },
  'templates.save': {
    summary: 'Keep a message in the library, as a new template or in place of one.',
    input: strictObject({
      templateId: Type.Optional(Id),
      name: Text(120, 1),
      tags: TemplateTags,
      texts: TemplateTexts,
    }),
    output: Template,
    errors: ['TEMPLATES_FULL'],
  },
  'templates.favourite': {
    summary: 'Mark a template as a favourite, or not.',
    input: strictObject({ templateId: Id, favourite: Type.Boolean() }),
    output: Template,
  },
  'templates.duplicate': {
    summary: 'A copy of a template under a name of its own.',
    input: strictObject({ templateId: Id }),
    output: Template,
    errors: ['TEMPLATES_FULL'],
  },
  'templates.use': {
    summary: 'The texts of a template for a campaign; counts as a use.',
    input: strictObject({ templateId: Id }),
    output: Template,
  },
  'templates.remove': {
    summary: 'Take templates out of the library. For 30 days templates.restore brings them back.',
    input: strictObject({ templateIds: TemplateIds }),
    output: strictObject({ removed: Type.Integer() }),
  },
  'templates.restore': {
    summary: 'Bring removed templates back.',
    input: strictObject({ templateIds: TemplateIds }),
    output: strictObject({ restored: Type.Integer() }),
    errors: ['TEMPLATES_FULL'],
  },
  'templates.export': {
    summary: 'The library, or some templates of it, as a JSON file.',
    input: strictObject({ templateIds: Type.Optional(TemplateIds) }),
    output: strictObject({ file: FileToken, name: Type.String() }),
  },
  'templates.import': {
    summary: 'Add the templates of a JSON file. One that is there with the same texts is passed over.',
    input: strictObject({ file: FileToken }),
    output: Added,
    errors: ['FILE_TOO_LARGE', 'TEMPLATE_FILE_INVALID', 'TEMPLATES_FULL'],
  },
  'templates.addStarters': {
    summary: 'Add ready-made templates in a language: greeting, offer, reminder, event, feedback, thank you.',
    input: strictObject({ language: oneOf(STARTER_LANGUAGES) }),
    output: Added,
    errors: ['TEMPLATES_FULL'],
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
