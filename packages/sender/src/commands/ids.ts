import { AppError } from '@mywasender/contract/app-error';

/** The row behind an id of the contract. Throws `NOT_FOUND` for what cannot be one. */
export function rowId(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw new AppError('NOT_FOUND');
  return Number(id);
}

/** Position in a list paged by row id; `null` for the first page. */
export function cursorOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('BAD_REQUEST', { problem: 'cursor' });
  return Number(cursor);
}

/** The cursor of the next page: the last id of a full page. */
export function nextCursor(items: readonly { readonly id: string | number }[], limit: number): string | null {
  const last = items.at(-1);
  return last === undefined || items.length < limit ? null : String(last.id);
}

export const DEFAULT_LIMIT = 50;
