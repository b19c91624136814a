import type { ColumnRole } from '@mywasender/contract/models/contact';

/** In the order they are offered. */
export const ROLES = [
  'phone',
  'name',
  'first-name',
  'last-name',
  'field',
  'language',
  'tags',
  'consent-source',
  'consent-date',
  'consent-method',
  'opted-out',
  'ignore',
] as const satisfies readonly ColumnRole[];

/** Several columns may hold numbers; the first usable one of a row counts. Without any there is nothing to import. */
export const hasPhoneColumn = (roles: Readonly<Record<string, ColumnRole>>): boolean =>
  Object.values(roles).includes('phone');

/** A default name for the list: the file's, without its ending. */
export function listNameOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 120);
}

export const hasConsentColumns = (roles: Readonly<Record<string, ColumnRole>>): boolean =>
  Object.values(roles).some((role) => role === 'consent-source' || role === 'consent-date');
