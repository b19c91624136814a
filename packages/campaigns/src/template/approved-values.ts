import type { MessageTemplate, TemplateButtonKind } from '@mywasender/contract/models/campaign';
import type { TemplateAst } from './ast.ts';
import { parseTemplate } from './parse-template.ts';

export type ValueKind =
  | 'body'
  | 'header'
  | 'latitude'
  | 'longitude'
  | 'place-name'
  | 'address'
  | TemplateButtonKind;

/** One value of an approved template: what is written for it, and where it goes. */
export interface ValueSlot {
  readonly kind: ValueKind;
  /** of the placeholder; of a button its position, from 0 */
  readonly name: string;
  readonly text: string;
}

/** All values of a template, in the one order they are frozen in: body, header, buttons. */
export function valueSlots({ parameters, header, buttons = [] }: MessageTemplate): readonly ValueSlot[] {
  return [
    ...parameters.map(({ name, text }) => ({ kind: 'body', name, text }) as const),
    ...headerSlots(header),
    ...buttons.map(({ index, kind, text }) => ({ kind, name: String(index), text }) as const),
  ];
}

function headerSlots(header: MessageTemplate['header']): readonly ValueSlot[] {
  if (header === undefined) return [];
  if (header.kind === 'text') return [{ kind: 'header', name: header.name, text: header.text }];
  const { latitude, longitude, name, address } = header;
  return [
    { kind: 'latitude', name: 'latitude', text: latitude },
    { kind: 'longitude', name: 'longitude', text: longitude },
    { kind: 'place-name', name: 'name', text: name },
    { kind: 'address', name: 'address', text: address },
  ];
}

/** The same with what was frozen for one person, in this order; nothing where nothing was. */
export function filledSlots(
  template: MessageTemplate,
  values: readonly string[],
): readonly (ValueSlot & { readonly value: string })[] {
  return valueSlots(template).map((slot, at) => ({ ...slot, value: values[at] ?? '' }));
}

/** A quick reply may go without a value. */
export function mayBeBlank(kind: ValueKind): boolean {
  return kind === 'quick-reply';
}

export type ReadSlot = ValueSlot & { readonly ast: TemplateAst };

/** The values as templates of ours, ready to be rendered; `null` when one of them cannot be read. */
export function readSlots(template: MessageTemplate): readonly ReadSlot[] | null {
  const slots: ReadSlot[] = [];
  for (const slot of valueSlots(template)) {
    const parsed = parseTemplate(slot.text);
    if (!parsed.ok) return null;
    slots.push({ ...slot, ast: parsed.ast });
  }
  return slots;
}

/** Most characters of a value: of the header of its whole text, of a coupon code, an address and a payload as Meta documents them. */
export const MAX_VALUE: Readonly<Partial<Record<ValueKind, number>>> = {
  header: 60,
  'copy-code': 15,
  url: 2000,
  'quick-reply': 128,
};

/** What may stand in an address as it is; `%` begins what is encoded already. */
const NOT_IN_ADDRESS = /[^\x21-\x7e]|["<>\\^`{|}]/gu;

/**
 * A rendered text as Meta takes it: line breaks, tabs and runs of spaces, which it refuses, become one space; at the end of
 * an address what does not belong there is encoded.
 */
export function valueText(kind: ValueKind, rendered: string): string {
  const flat = rendered.replace(/\s+/g, ' ').trim();
  return kind === 'url' ? flat.toWellFormed().replace(NOT_IN_ADDRESS, encodeURIComponent) : flat;
}

export type ValueProblem = 'missing' | 'too-long' | 'no-degrees';

const DEGREES = /^[+-]?\d{1,3}(\.\d+)?$/;
const MOST_DEGREES: Readonly<Partial<Record<ValueKind, number>>> = { latitude: 90, longitude: 180 };

/** What Meta would refuse a value for; `null`: nothing. */
export function valueProblem(kind: ValueKind, value: string): ValueProblem | null {
  if (value === '') return mayBeBlank(kind) ? null : 'missing';
  if (value.length > (MAX_VALUE[kind] ?? Infinity)) return 'too-long';
  const most = MOST_DEGREES[kind];
  if (most === undefined) return null;
  return DEGREES.test(value) && Math.abs(Number(value)) <= most ? null : 'no-degrees';
}
