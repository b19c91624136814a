import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Params = readonly SQLInputValue[] | Readonly<Record<string, SQLInputValue>>;

/** A TEXT column. Throws when it holds anything else: the schema is STRICT, so that is a mistake in the query. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`);
  return value;
}

export function int(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is no number`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function intOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : int(row, column);
}

/** The value of a closed list a CHECK constraint guards. */
export function member<const T extends string>(row: Row, column: string, list: readonly T[]): T {
  const value = text(row, column);
  const found = list.find((entry) => entry === value);
  if (found === undefined) throw new TypeError(`${column} holds ${value}`);
  return found;
}
