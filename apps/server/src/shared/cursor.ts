import { AppError } from '@mywasender/contract/app-error';
import type { Page } from '@mywasender/contract/http/page';

export const DEFAULT_LIMIT = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The last instant a date is written with four digits of year. */
const LATEST = Date.UTC(9999, 11, 31);

/** Place in a list ordered by creation, newest first. */
export interface TimeCursor {
  readonly createdAt: Date;
  readonly id: string;
}

export function encodeTimeCursor(row: TimeCursor): string {
  return Buffer.from(`${row.createdAt.getTime()}|${row.id}`).toString('base64url');
}

export function decodeTimeCursor(cursor: string): TimeCursor {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (!/^\d{1,15}$/.test(time) || Number(time) > LATEST || !UUID.test(id)) throw badCursor();
  return { createdAt: new Date(Number(time)), id };
}

export function decodeSequenceCursor(cursor: string): bigint {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,18}$/.test(text)) throw badCursor();
  return BigInt(text);
}

export function encodeSequenceCursor(sequence: bigint): string {
  return Buffer.from(String(sequence)).toString('base64url');
}

/** What a column of times is held against. */
type TimeFilter = Date | { readonly lt: Date } | { readonly lte: Date };

/** Prisma condition for the rows after the cursor in `createdAt desc, id desc`. */
export function afterTimeCursor(cursor: string | undefined) {
  return afterTimeCursorOf(cursor, (createdAt) => ({ createdAt }));
}

/**
 * The same for a list ordered by another time, which `where` puts into a condition. The first bound says nothing new
 * but is what an index can start at: the `OR` alone has every page read all pages before it.
 */
export function afterTimeCursorOf<Where extends object>(
  cursor: string | undefined,
  where: (time: TimeFilter) => Where,
) {
  if (cursor === undefined) return {};
  const { createdAt: time, id } = decodeTimeCursor(cursor);
  return {
    ...where({ lte: time }),
    OR: [where({ lt: time }), { ...where(time), id: { lt: id } }],
  };
}

/** Makes a page of rows read with `limit + 1`. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function badCursor(): AppError {
  return new AppError('VALIDATION_FAILED', { field: 'cursor', problem: 'is none of this list' });
}
