import {
  type ColumnMapping,
  guessColumns,
  STANDARD_FIELDS,
} from '@mywasender/campaigns/columns/guess-columns';
import { fieldName } from '@mywasender/campaigns/field-name';
import { isPhoneCountry } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { ColumnRole } from '@mywasender/contract/models/contact';
import type { ContactFile } from './open-file.ts';

export interface MappedColumn {
  readonly index: number;
  readonly name: string;
  readonly role: ColumnRole;
  /** Template field, for role `field`. */
  readonly field: string;
}

const KIND_ROLE = {
  name: 'name',
  firstName: 'first-name',
  lastName: 'last-name',
  language: 'language',
  tags: 'tags',
  consentSource: 'consent-source',
  consentDate: 'consent-date',
  consentMethod: 'consent-method',
  optedOut: 'opted-out',
} as const;

/** What each column means: the guess, overruled column by column by what the user chose. */
export function mapColumns(
  { headers, samples }: Pick<ContactFile, 'headers' | 'samples'>,
  options: { readonly country: string; readonly chosen?: Readonly<Record<string, ColumnRole>> | undefined },
): readonly MappedColumn[] {
  const defaultCountry = isPhoneCountry(options.country) ? options.country : null;
  const guess = guessColumns(headers, samples, { defaultCountry });
  const fields = new Map(guess.fields.map(({ index, name }) => [index, name]));
  const used = new Set<string>([...STANDARD_FIELDS, ...fields.values()]);
  return headers.map((name, index) => {
    const role = options.chosen?.[name] ?? guessedRole(guess, index);
    const field = fields.get(index) ?? freeName(fieldName(name) || `column_${index + 1}`, used);
    return { index, name, role, field };
  });
}

function guessedRole(guess: ColumnMapping, index: number): ColumnRole {
  if (guess.phone === index || guess.otherPhones.includes(index)) return 'phone';
  for (const [kind, role] of Object.entries(KIND_ROLE)) {
    if (Object.entries(guess).some(([name, at]) => name === kind && at === index)) return role;
  }
  return guess.fields.some((field) => field.index === index) ? 'field' : 'ignore';
}

function freeName(base: string, used: Set<string>): string {
  let name = base;
  for (let copy = 2; used.has(name); copy += 1) name = `${base}_${copy}`;
  used.add(name);
  return name;
}

/** Throws `CSV_NO_PHONE_COLUMN` with the columns there are. */
export function requirePhone(columns: readonly MappedColumn[]): void {
  if (columns.some(({ role }) => role === 'phone')) return;
  throw new AppError('CSV_NO_PHONE_COLUMN', {
    columns: columns
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 500),
  });
}
