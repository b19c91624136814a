import type { CountryCode } from 'libphonenumber-js/max';
import { fieldName, plainWords } from '../field-name.ts';
import { COLUMN_WORDS, type ColumnKind } from './column-words.ts';
import { phoneShare } from './phone-share.ts';

/** Column positions from 0; `null` where the file has none. Every column is used at most once. */
export interface ColumnMapping extends Readonly<Record<ColumnKind, number | null>> {
  /** More phone columns, tried when `phone` is empty or unusable in a row. */
  readonly otherPhones: readonly number[];
  /** What is left, as template fields; names are unique and never one of the standard ones. */
  readonly fields: readonly { readonly index: number; readonly name: string }[];
}

export interface GuessColumnsOptions {
  readonly defaultCountry?: CountryCode | null;
}

/** Field names every contact has, whatever the headers are called. */
export const STANDARD_FIELDS = ['name', 'first_name', 'last_name', 'phone', 'language'] as const;

/** Half of the cells: exports have many empty or foreign cells even in their phone column. */
const MOSTLY = 0.5;

/**
 * Guesses which column is what: by header (ten languages, exports of Google Contacts, Outlook and others), the
 * phone also by content. Among phone columns one with numbers wins over an empty one, then the better header.
 */
export function guessColumns(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  options: GuessColumnsOptions = {},
): ColumnMapping {
  const words = headers.map(plainWords);
  const shares = headers.map((_, index) =>
    phoneShare(column(sampleRows, index), options.defaultCountry ?? null),
  );
  const phones = phoneColumns(words, shares);
  const taken = new Set(phones);
  const pick = (kind: ColumnKind): number | null => {
    const found = byHeader(words, kind).find((index) => !taken.has(index)) ?? null;
    if (found !== null) taken.add(found);
    return found;
  };
  const firstName = pick('firstName');
  const lastName = pick('lastName');
  const mapping = {
    phone: phones[0] ?? null,
    otherPhones: phones.slice(1),
    name: pick('name'),
    firstName,
    lastName,
    language: pick('language'),
    tags: pick('tags'),
    consentDate: pick('consentDate'),
    consentMethod: pick('consentMethod'),
    consentSource: pick('consentSource'),
    optedOut: pick('optedOut'),
  };
  return { ...correctNames(mapping), fields: customFields(headers, taken) };
}

/** True when no cell of the row looks like a phone number: then it is a header row. */
export function looksLikeHeader(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '') && row.every((cell) => phoneShare([cell], null) === 0);
}

function column(rows: readonly (readonly string[])[], index: number): readonly string[] {
  return rows.map((row) => row[index] ?? '');
}

const RANK = new Map(
  Object.entries(COLUMN_WORDS).map(([kind, list]) => [kind, list.map(plainWords)] as const),
);

/** Columns whose header is one of the kind's words, the best word first. */
function byHeader(words: readonly string[], kind: ColumnKind): readonly number[] {
  const ranked = words.map((word, index) => ({ index, rank: RANK.get(kind)?.indexOf(word) ?? -1 }));
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ index }) => index);
}

function phoneColumns(words: readonly string[], shares: readonly number[]): readonly number[] {
  const named = byHeader(words, 'phone');
  const filled = named.filter((index) => (shares[index] ?? 0) > 0);
  if (filled.length > 0) {
    const full = filled.filter((index) => (shares[index] ?? 0) >= MOSTLY);
    return [...full, ...filled.filter((index) => !full.includes(index))];
  }
  const other = new Set(
    ['consentDate', 'optedOut', 'name', 'firstName', 'lastName'].flatMap((kind) =>
      words.flatMap((word, index) => (RANK.get(kind)?.includes(word) ? [index] : [])),
    ),
  );
  const byContent = shares
    .map((share, index) => ({ share, index }))
    .filter(({ share, index }) => share >= MOSTLY && !other.has(index))
    .sort((a, b) => b.share - a.share)
    .map(({ index }) => index);
  // A phone header over broken cells is still the phone column: its rows then explain themselves.
  return byContent.length > 0 ? byContent : named.slice(0, 1);
}

/** `Nom` and `Nome` are the whole name when no other name column stands beside them. */
function correctNames<T extends Pick<ColumnMapping, 'name' | 'firstName' | 'lastName'>>(mapping: T): T {
  if (mapping.name !== null) return mapping;
  if (mapping.firstName === null && mapping.lastName !== null) {
    return { ...mapping, name: mapping.lastName, lastName: null };
  }
  if (mapping.firstName !== null && mapping.lastName === null) {
    return { ...mapping, name: mapping.firstName, firstName: null };
  }
  return mapping;
}

function customFields(headers: readonly string[], taken: ReadonlySet<number>): ColumnMapping['fields'] {
  const used = new Set<string>(STANDARD_FIELDS);
  return headers.flatMap((header, index) => {
    const base = fieldName(header);
    if (taken.has(index) || base === '') return [];
    let name = base;
    for (let copy = 2; used.has(name); copy += 1) name = `${base}_${copy}`;
    used.add(name);
    return [{ index, name }];
  });
}
