import type { Pool } from 'pg';
import type { ServerDeps } from '../shared/deps.ts';
import type { AuditHead } from './audit-head.ts';
import { CHAIN_COLUMNS, type ChainRow, digestAddress, ENCODING, hashLink } from './canonical-entry.ts';
import { ADDRESS_KEPT_DAYS } from './erase-addresses.ts';

const BATCH = 2000;
const TRIGGERS = [
  'audit_chain_refuse',
  'audit_entries_ip',
  'audit_entries_link',
  'audit_entries_refuse',
  'audit_entries_update',
];

export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly hash: string }
  | {
      readonly intact: false;
      /** of the first entry that is wrong; 0: the chain as a whole */
      readonly position: number;
      readonly entryId: string | null;
      readonly problem: string;
    };

/**
 * Reads the whole audit trail and recomputes its chain. `heads` are signed heads kept outside of the database,
 * already checked: without one nobody can tell that the last entries were cut off, or all of them rewritten.
 */
export async function verifyAudit(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  heads: readonly AuditHead[],
): Promise<AuditVerdict> {
  const missing = await missingTriggers(db.pool);
  if (missing.length > 0) return broken(0, null, `it is not protected: ${missing.join(', ')} is off`);
  const headAt = new Map(heads.map((head) => [head.position, head.hash]));
  const erasable = new Date(now().getTime() - ADDRESS_KEPT_DAYS * 86_400_000);
  let hash: Buffer = Buffer.alloc(0);
  let position = 0;
  for (let rows = await readLinks(db.pool, 0); rows.length > 0; rows = await readLinks(db.pool, position)) {
    for (const row of rows) {
      position++;
      if (Number(row.position) !== position) return broken(position, null, 'its link is missing');
      const problem = problemOf(row, hash, erasable);
      if (problem !== null) return broken(position, row.entry_id, problem);
      hash = row.hash;
      const known = headAt.get(position);
      if (known !== undefined && known !== hash.toString('hex')) {
        return broken(position, row.entry_id, 'a signed head names another hash: the chain was rewritten');
      }
    }
  }
  const last = Math.max(0, ...headAt.keys());
  if (last > position) return broken(position + 1, null, `the end is cut off: there were ${last} entries`);
  const loose = await firstUnlinked(db.pool);
  if (loose !== null) return broken(0, loose, 'it was inserted past the chain');
  return { intact: true, entries: position, hash: hash.toString('hex') };
}

function problemOf(row: ChainRow, before: Buffer, erasable: Date): string | null {
  if (row.id === null) return 'it was deleted';
  if (row.encoding !== ENCODING) return `its encoding ${row.encoding} is unknown to this version`;
  if (!hashLink(before, row).equals(row.hash)) return 'it was changed, moved or put in';
  if (row.ip_digest === null) return row.ip === null ? null : 'an address was added to it';
  if (row.ip === null) return new Date(row.at) < erasable ? null : 'its address was erased before its time';
  const digest = row.ip_salt === null ? null : digestAddress(row.ip_salt, row.ip);
  return digest?.equals(row.ip_digest) ? null : 'its address was changed';
}

async function readLinks(pool: Pool, after: number): Promise<ChainRow[]> {
  const text = `SELECT ${CHAIN_COLUMNS} FROM audit_chain c LEFT JOIN audit_entries e ON e.id = c.entry_id
    WHERE c.position > $1 ORDER BY c.position LIMIT ${BATCH}`;
  return (await pool.query<ChainRow>(text, [after])).rows;
}

async function firstUnlinked(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT e.id::text FROM audit_entries e LEFT JOIN audit_chain c ON c.entry_id = e.id
     WHERE c.position IS NULL ORDER BY e.sequence LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}

/** Somebody who wants to change the trail takes its guards away first. */
async function missingTriggers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ tgname: string }>(
    `SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')
     AND tgrelid IN ('audit_entries'::regclass, 'audit_chain'::regclass)`,
  );
  const there = new Set(rows.map(({ tgname }) => tgname));
  return TRIGGERS.filter((name) => !there.has(name));
}

function broken(position: number, entryId: string | null, problem: string): AuditVerdict {
  return { intact: false, position, entryId, problem };
}
