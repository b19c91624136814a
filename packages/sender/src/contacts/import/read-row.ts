import { contactNames } from '@mywasender/campaigns/columns/contact-names';
import { splitTags } from '@mywasender/campaigns/columns/split-tags';
import { type ConsentRecord, consentFromRow, isOptedOut } from '@mywasender/campaigns/consent';
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

/** One row of a file as a contact, or why it is none. Consent that is incomplete or unreadable is no consent. */
export function readRow(cells: readonly string[], options: ReadRowOptions): ReadRow {
  if (isShifted(cells, options.columns)) return { ok: false, reason: 'too-many-cells' };
  const of = (role: ColumnRole): string => {
    for (const column of options.columns) {
      if (column.role === role) return (cells[column.index] ?? '').trim();
    }
    return '';
  };
  const all = (role: ColumnRole): string =>
    options.columns
      .filter((column) => column.role === role)
      .map((column) => cells[column.index] ?? '')
      .join(';');
  const { result: phone } = rowPhone(cells, options);
  if (!phone.ok)
    return {
      ok: false,
      reason:
        phone.fix === undefined ? phone.reason : `${phone.reason} (${phone.fix.kind}: ${phone.fix.phone})`,
    };
  const names = contactNames({ name: of('name'), firstName: of('first-name'), lastName: of('last-name') });
  const consent = consentFromRow(
    { source: of('consent-source'), date: of('consent-date'), method: of('consent-method') },
    options.consent,
    { now: options.now },
  );
  const fields: Record<string, string> = {
    first_name: names.first_name,
    last_name: names.last_name,
    language: of('language'),
  };
  for (const { index, role, field } of options.columns) {
    if (role === 'field') fields[field] = (cells[index] ?? '').trim().slice(0, 1000);
  }
  return {
    ok: true,
    contact: {
      phone: phone.phone,
      country: phone.country === '001' ? 'ZZ' : phone.country,
      name: names.name,
      fields,
    },
    consent: consent.ok ? consent.consent : null,
    tags: splitTags(all('tags')),
    optedOut: isOptedOut(of('opted-out')),
  };
}

/** More cells than headers: a delimiter or quotation mark inside a value shifted them, and nothing fits any more. */
export function isShifted(cells: readonly string[], columns: readonly MappedColumn[]): boolean {
  return cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '');
}
