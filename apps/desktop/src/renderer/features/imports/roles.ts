import type { ColumnRole } from '@mywasender/contract/models/contact';

/** In the order they are offered. */
export const ROLES = [
  'phone',
  'name',
  'first-name',
  'last-name',
  'field',
  'language',
  'consent-source',
  'consent-date',
  'consent-method',
  'opted-out',
  'ignore',
] as const satisfies readonly ColumnRole[];

/** Why the columns cannot be imported as they are; undefined when they can. */
export function rolesProblem(
  roles: Readonly<Record<string, ColumnRole>>,
): 'noPhone' | 'twoPhones' | undefined {
  const phones = Object.values(roles).filter((role) => role === 'phone').length;
  if (phones === 0) return 'noPhone';
  return phones > 1 ? 'twoPhones' : undefined;
}

/** A default name for the list: the file's, without its ending. */
export function listNameOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 120);
}

export const hasConsentColumns = (roles: Readonly<Record<string, ColumnRole>>): boolean =>
  Object.values(roles).some((role) => role === 'consent-source' || role === 'consent-date');
