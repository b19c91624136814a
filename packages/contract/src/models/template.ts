import { type Static, Type } from 'typebox';
import { Id, nullable, strictObject, Text, Timestamp } from './basics.ts';
import { Tag } from './contact.ts';
import { Translations } from './translation.ts';
import { Variants } from './variants.ts';

/** What a template keeps of a message: its texts. */
export const TemplateTexts = strictObject({
  text: Text(10_000),
  translations: Type.Optional(Translations),
  variants: Type.Optional(Variants),
});
export type TemplateTexts = Static<typeof TemplateTexts>;

export const TemplateTags = Type.Array(Tag, { maxItems: 20 });

/** A message of the library. */
export const Template = strictObject({
  id: Id,
  name: Type.String(),
  tags: Type.Array(Type.String()),
  favourite: Type.Boolean(),
  texts: TemplateTexts,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** When it was last taken into a campaign. */
  lastUsedAt: nullable(Timestamp),
  /** How often it was. */
  uses: Type.Integer(),
});
export type Template = Static<typeof Template>;

/** Languages with ready-made templates. */
export const STARTER_LANGUAGES = ['en', 'es', 'pt', 'hi', 'ar'] as const;

/** Templates the library holds; more are a list nobody reads, and an answer too long to send. */
export const MAX_TEMPLATES = 500;

/** Largest file of templates that is read, in bytes: 500 ordinary ones are a tenth of it. */
export const MAX_TEMPLATE_FILE = 2 * 1024 * 1024;

/** A file of templates, as `templates.export` writes it. */
export const TemplateFile = strictObject({
  format: Type.Literal('mywasender-templates'),
  version: Type.Literal(1),
  templates: Type.Array(
    strictObject({ name: Text(120, 1), tags: Type.Optional(TemplateTags), texts: TemplateTexts }),
    { minItems: 1, maxItems: MAX_TEMPLATES },
  ),
});
export type TemplateFile = Static<typeof TemplateFile>;
