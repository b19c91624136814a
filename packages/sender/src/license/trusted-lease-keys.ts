import { Jwks } from '@mywasender/contract/http/verdict';
import type { LeaseVerificationKey } from '@mywasender/licensing/lease';
import Value from 'typebox/value';
import type { LeaseKeys } from '../ports.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Sql } from '../store/sql.ts';
import { callServer, type ServerCaller, ServerOutage } from './call-server.ts';

/**
 * The rule of trust in lease keys, in one place:
 * - `pinned` (every packaged app): the keys of the build and no others, whatever the server publishes.
 * - `first-use` (development): the keys the server publishes when it is asked for the first time are written into
 *   the store and are the only ones from then on. A server with other keys is refused like a forged one; the way
 *   out is a new data folder.
 * Throws `ServerOutage` when first use needs the server and it does not answer.
 */
export async function trustedLeaseKeys(
  trust: LeaseKeys,
  sql: Sql,
  server: ServerCaller,
): Promise<readonly LeaseVerificationKey[]> {
  if (trust.trust === 'pinned') return trust.keys;
  const pinned = pinnedOnFirstUse(sql);
  if (pinned !== null) return pinned;
  const answer = await callServer(server, { method: 'GET', path: '/.well-known/jwks.json' });
  if (!Value.Check(Jwks, answer) || answer.keys.length === 0)
    throw new ServerOutage('no lease keys published');
  const keys = answer.keys.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x }));
  writeMeta(sql, 'lease-keys', JSON.stringify(keys));
  return keys;
}

/** The keys known without asking anybody; empty before the first use. */
export function knownLeaseKeys(trust: LeaseKeys, sql: Sql): readonly LeaseVerificationKey[] {
  return trust.trust === 'pinned' ? trust.keys : (pinnedOnFirstUse(sql) ?? []);
}

function pinnedOnFirstUse(sql: Sql): readonly LeaseVerificationKey[] | null {
  const kept = readMeta(sql, 'lease-keys');
  return kept === null ? null : JSON.parse(kept);
}
