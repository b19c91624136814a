import { hash } from 'node:crypto';
import type { LedgerKind } from '@mywasender/contract/models/ledger';
import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface ChainedEntry {
  /** From 1, without gaps. */
  readonly id: number;
  readonly kind: LedgerKind;
  /** Salted hash of phone or LID; `null` for what is about a file. */
  readonly person: string | null;
  readonly contactId: number | null;
  readonly source: string;
  readonly date: string;
  readonly method: string;
  readonly attestedBy: string;
  readonly wording: string;
  readonly evidence: string;
  readonly fileName: string;
  readonly fileRow: number | null;
  readonly importId: number | null;
  readonly refersTo: number | null;
  readonly at: number;
  /** Of the entry before; empty for the first. */
  readonly previousHash: string;
}

/** SHA-256 over everything an entry says and the hash of the one before, in a form that has one reading. */
export function entryHash(entry: ChainedEntry): string {
  const said = [
    entry.id,
    entry.previousHash,
    entry.kind,
    entry.person,
    entry.contactId,
    entry.source,
    entry.date,
    entry.method,
    entry.attestedBy,
    entry.wording,
    entry.evidence,
    entry.fileName,
    entry.fileRow,
    entry.importId,
    entry.refersTo,
    entry.at,
  ];
  return hash('sha256', JSON.stringify(said), 'base64url');
}

/** The last entry; `null` in an empty ledger. */
export function ledgerHead(sql: Sql): { readonly id: number; readonly hash: string } | null {
  const row = sql.get('SELECT id, hash FROM consent_records ORDER BY id DESC LIMIT 1');
  return row === undefined ? null : { id: int(row, 'id'), hash: text(row, 'hash') };
}
