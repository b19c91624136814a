import type { MessagePort } from 'node:worker_threads';
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

/** Some rows as JSON in UTF-8: moved to the other thread and not copied, and no objects until they are looked at. */
export type RowChunk = Uint8Array<ArrayBuffer>;

/** From the reading thread. Each `rows` is answered by any message, which asks for more. */
export type RowMessage =
  | { readonly kind: 'rows'; readonly chunks: readonly RowChunk[]; readonly bytes: number }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, string | number | boolean | null>>;
    };

/** To the reading thread: rows may follow, or the log of the store is to be copied and the port told. */
export type ReadingRequest = 'more' | { readonly checkpoint: string; readonly done: MessagePort };

/** Messages under way: reading goes on while the store works, and memory stays bounded. */
export const AHEAD = 2;
