import { createHash } from 'node:crypto';

/** A link of the chain with its entry, as text of the database: what is hashed is what is stored. */
export interface ChainRow {
  readonly position: string;
  readonly entry_id: string;
  readonly encoding: number;
  readonly hash: Buffer;
  /** null: the entry is gone */
  readonly id: string | null;
  readonly sequence: string;
  readonly at: string;
  readonly action: string;
  readonly actor_id: string | null;
  readonly target_type: string | null;
  readonly target_id: string | null;
  readonly ip: string | null;
  readonly ip_salt: string | null;
  readonly ip_digest: Buffer | null;
  readonly request_id: string | null;
  readonly details: string;
}

/** Columns of a {@link ChainRow}, from `audit_chain c` and `audit_entries e`. */
export const CHAIN_COLUMNS = `c.position::text, c.entry_id::text, c.encoding, c.hash, e.id::text, e.sequence::text,
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.action, e.actor_id::text, e.target_type,
  e.target_id, e.ip, e.ip_salt::text, e.ip_digest, e.request_id, e.details::text`;

/** The only encoding there is; a change of the fields gets the next number, and links keep theirs. */
export const ENCODING = 1;

/** The hash of a link, computed here and not by the database that is under suspicion. */
export function hashLink(before: Buffer, row: ChainRow): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64BE(BigInt(row.position));
  return createHash('sha256').update(before).update(position).update(canonicalEntry(row)).digest();
}

/** Digest of an address with its salt: the entry's hash covers it instead of the address, which is erased in time. */
export function digestAddress(salt: string, ip: string): Buffer {
  const bytes = Buffer.from(salt.replaceAll('-', ''), 'hex');
  return createHash('sha256').update(bytes).update(ip).digest();
}

/** Encoding 1, as the function `audit_canonical` of the database writes it. */
function canonicalEntry(row: ChainRow): string {
  const digest = row.ip_digest?.toString('hex') ?? null;
  return [
    ...[row.id, row.sequence, row.at, row.action, row.actor_id, row.target_type, row.target_id],
    ...[digest, row.request_id, row.details],
  ]
    .map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`))
    .join('');
}
