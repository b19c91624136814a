import type { ConsentRecord } from '@mywasender/campaigns/consent';
import type { ErrorCode } from '@mywasender/contract/error-codes';
import type { RowSource } from './open-rows.ts';
import type { ReadRow, ReadRowOptions } from './read-row.ts';

export interface RowJob {
  readonly source: RowSource;
  readonly options: ReadRowOptions;
}

export interface ParsedRow {
  readonly line: number;
  readonly read: ReadRow;
  /** As they came, of rejected rows; empty for good ones, which have all in `read`. */
  readonly cells: readonly string[];
}

export interface RowBatch<Chunks> {
  readonly chunks: Chunks;
  /** Read from the file so far. */
  readonly bytes: number;
}

/** A row in few bytes: the names of fields are the same for all rows of a chunk. */
type PackedRow =
  | readonly [line: number, reason: string, cells: readonly string[]]
  | readonly [
      line: number,
      phone: string,
      country: string,
      name: string,
      fields: readonly string[],
      consent: ConsentRecord | 0,
      tags: readonly string[] | 0,
      optedOut: 0 | 1,
    ];

interface PackedRows {
  readonly names: readonly string[];
  readonly rows: readonly PackedRow[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function packRows(rows: readonly ParsedRow[]): RowChunk {
  const good = rows.find(({ read }) => read.ok)?.read;
  const names = good?.ok === true ? Object.keys(good.contact.fields) : [];
  const packed: PackedRows = { names, rows: rows.map(packRow) };
  return encoder.encode(JSON.stringify(packed));
}

function packRow({ line, read, cells }: ParsedRow): PackedRow {
  if (!read.ok) return [line, read.reason, cells];
  const { contact, consent, tags, optedOut } = read;
  const { phone, country, name, fields } = contact;
  const rest = [consent ?? 0, tags.length === 0 ? 0 : tags, optedOut ? 1 : 0] as const;
  return [line, phone, country, name, Object.values(fields), ...rest];
}

export function unpackRows(chunk: RowChunk): readonly ParsedRow[] {
  const { names, rows }: PackedRows = JSON.parse(decoder.decode(chunk));
  return rows.map((row) => unpackRow(row, names));
}

function unpackRow(row: PackedRow, names: readonly string[]): ParsedRow {
  if (row.length === 3) return { line: row[0], read: { ok: false, reason: row[1] }, cells: row[2] };
  const [line, phone, country, name, values, consent, tags, optedOut] = row;
  const fields: Record<string, string> = {};
  names.forEach((field, at) => {
    fields[field] = values[at] ?? '';
  });
  const read = {
    ok: true,
    contact: { phone, country, name, fields },
    consent: consent === 0 ? null : consent,
    tags: tags === 0 ? [] : tags,
    optedOut: optedOut === 1,
  } as const;
  return { line, read, cells: [] };
}

/** Some rows as JSON in UTF-8: moved to the other thread and not copied, and no objects until they are looked at. */
export type RowChunk = Uint8Array<ArrayBuffer>;

/** From the reading thread. Each `rows` is answered by any message, which asks for more. */
export type RowMessage =
  | ({ readonly kind: 'rows' } & RowBatch<readonly RowChunk[]>)
  | { readonly kind: 'end' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, string | number | boolean | null>>;
    };

/** Messages under way: reading goes on while the store works, and memory stays bounded. */
export const AHEAD = 2;
