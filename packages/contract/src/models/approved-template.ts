import { type Static, Type } from 'typebox';
import { nullable, oneOf, strictObject } from './basics.ts';
import { TemplateButtonKind } from './campaign.ts';

export const HEADER_KINDS = ['none', 'text', 'image', 'video', 'document', 'location'] as const;

/** Why an approved template cannot be filled by the app: a header or a button of a kind it does not know, or no text. */
export const TEMPLATE_OBSTACLES = ['header', 'button', 'no-body'] as const;

/** A template of a business account as Meta has it. */
export const ApprovedTemplate = strictObject({
  name: Type.String(),
  language: Type.String(),
  /** Meta's word; only `APPROVED` may be sent. */
  status: Type.String(),
  category: Type.String(),
  headerKind: oneOf(HEADER_KINDS),
  /** Its text; null where it has none. */
  header: nullable(Type.String()),
  /** The placeholder in it. */
  headerParameter: nullable(Type.String()),
  body: Type.String(),
  footer: nullable(Type.String()),
  buttons: Type.Array(
    strictObject({
      text: Type.String(),
      /** The value it takes; null for one that takes none. A quick reply may go without. */
      takes: nullable(TemplateButtonKind),
      /** Where it leads, with the placeholder of its value. */
      url: nullable(Type.String()),
    }),
  ),
  /** Placeholders of the body in their order. */
  parameters: Type.Array(Type.String()),
  obstacle: nullable(oneOf(TEMPLATE_OBSTACLES)),
});
export type ApprovedTemplate = Static<typeof ApprovedTemplate>;
