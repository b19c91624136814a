import { contactNames } from '@mywasender/campaigns/columns/contact-names';
import { splitTags } from '@mywasender/campaigns/columns/split-tags';
import { type ConsentRecord, consentFromRow, isOptedOut } from '@mywasender/campaigns/consent';
import type { PhoneResult } from '@mywasender/campaigns/phone';
import type { ColumnRole } from '@mywasender/contract/models/contact';
import type { ContactRow } from '../../store/contacts.ts';
import type { MappedColumn } from './map-columns.ts';
import { type RowPhoneOptions, rowPhone } from './row-phone.ts';

export interface ReadRowOptions extends RowPhoneOptions {
  /** The statement for the whole file, or at least who attests the consent columns. */
  readonly consent: Readonly<Partial<Record<keyof ConsentRecord, string>>>;
  readonly now: number;
}

export type ReadRow =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true;
      readonly contact: ContactRow;
      readonly consent: ConsentRecord | null;
      readonly tags: readonly string[];
      readonly optedOut: boolean;
    };

/**
 * Reads the rows of one file, each as a contact, or why it is none. Consent that is incomplete or unreadable is no consent.
 * The fields of all rows have the same names in the same order.
 */
export function rowReader(options: ReadRowOptions): (cells: readonly string[]) => ReadRow {
  const { columns } = options;
  const indexesOf = (role: ColumnRole) =>
    columns.filter((column) => column.role === role).map(({ index }) => index);
  const first = (role: ColumnRole) => {
    const [index = -1] = indexesOf(role);
    return (cells: readonly string[]): string => cells[index]?.trim() ?? '';
  };
  const name = first('name');
  const firstName = first('first-name');
  const lastName = first('last-name');
  const language = first('language');
  const optedOut = first('opted-out');
  const tags = indexesOf('tags');
  const fieldColumns = columns.filter(({ role }) => role === 'field');
  const consentOf = consentReader(options, [
    first('consent-source'),
    first('consent-date'),
    first('consent-method'),
  ]);
  return (cells) => {
    if (isShifted(cells, columns)) return { ok: false, reason: 'too-many-cells' };
    const { result: phone } = rowPhone(cells, options);
    if (!phone.ok) return { ok: false, reason: reasonOf(phone) };
    const names = contactNames({ name: name(cells), firstName: firstName(cells), lastName: lastName(cells) });
    const fields: Record<string, string> = {
      first_name: names.first_name,
      last_name: names.last_name,
      language: language(cells),
    };
    for (const { index, field } of fieldColumns) fields[field] = (cells[index] ?? '').trim().slice(0, 1000);
    return {
      ok: true,
      contact: {
        phone: phone.phone,
        country: phone.country === '001' ? 'ZZ' : phone.country,
        name: names.name,
        fields,
      },
      consent: consentOf(cells),
      tags: tags.length === 0 ? [] : splitTags(tags.map((index) => cells[index] ?? '').join(';')),
      optedOut: isOptedOut(optedOut(cells)),
    };
  };
}

function reasonOf({ reason, fix }: Extract<PhoneResult, { ok: false }>): string {
  return fix === undefined ? reason : `${reason} (${fix.kind}: ${fix.phone})`;
}

type Cell = (cells: readonly string[]) => string;

/** Most rows of a file say the same about consent as the row before. */
function consentReader(
  options: ReadRowOptions,
  [source, date, method]: readonly [Cell, Cell, Cell],
): (cells: readonly string[]) => ConsentRecord | null {
  let before = { source: '', date: '', method: '' };
  let known: ConsentRecord | null | undefined;
  return (cells) => {
    const said = { source: source(cells), date: date(cells), method: method(cells) };
    const same = said.source === before.source && said.date === before.date && said.method === before.method;
    if (known !== undefined && same) return known;
    const read = consentFromRow(said, options.consent, { now: options.now });
    before = said;
    known = read.ok ? read.consent : null;
    return known;
  };
}

/** More cells than headers: a delimiter or quotation mark inside a value shifted them, and nothing fits any more. */
export function isShifted(cells: readonly string[], columns: readonly MappedColumn[]): boolean {
  return cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '');
}
