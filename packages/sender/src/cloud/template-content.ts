import { filledSlots, type ValueKind } from '@mywasender/campaigns/template/approved-values';
import { type MessageTemplate, TEMPLATE_BUTTON_KINDS } from '@mywasender/contract/models/campaign';
import type { MediaFile, TemplateButton, TemplateContent, TemplateHeader } from '@mywasender/gateway/port';

export interface FrozenValues {
  readonly text: string;
  /** in the order of `filledSlots` */
  readonly values: readonly string[];
  readonly file: MediaFile | undefined;
}

/** The approved template as the gateway takes it, with what was frozen for one person. */
export function templateContent(
  template: MessageTemplate,
  { text, values, file }: FrozenValues,
): TemplateContent {
  const slots = filledSlots(template, values);
  const frozenAs = (kind: ValueKind) => slots.find((slot) => slot.kind === kind)?.value ?? '';
  const header = headerOf(template.header, frozenAs, file);
  const buttons = slots.flatMap(({ kind, name, value }): TemplateButton[] =>
    isButton(kind) && value !== '' ? [{ index: Number(name), kind, value }] : [],
  );
  return {
    kind: 'template',
    text,
    name: template.name,
    language: template.language,
    parameters: slots.flatMap(({ kind, name, value }) => (kind === 'body' ? [named(name, value)] : [])),
    ...(header === undefined ? {} : { header }),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
}

function headerOf(
  header: MessageTemplate['header'],
  frozenAs: (kind: ValueKind) => string,
  file: MediaFile | undefined,
): TemplateHeader | undefined {
  if (file !== undefined) return { kind: 'media', file };
  if (header === undefined) return undefined;
  if (header.kind === 'text') return { kind: 'text', ...named(header.name, frozenAs('header')) };
  return {
    kind: 'location',
    latitude: frozenAs('latitude'),
    longitude: frozenAs('longitude'),
    name: frozenAs('place-name'),
    address: frozenAs('address'),
  };
}

/** A number says where a placeholder stands, and is no name. */
function named(name: string, text: string): { readonly name?: string; readonly text: string } {
  return /^\d+$/.test(name) ? { text } : { name, text };
}

function isButton(kind: ValueKind): kind is TemplateButton['kind'] {
  return TEMPLATE_BUTTON_KINDS.some((one) => one === kind);
}
