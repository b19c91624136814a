import { AppError } from '@mywasender/contract/app-error';
import type { Jwks } from '@mywasender/contract/http/verdict';
import type { LeaseVerificationKey } from '@mywasender/licensing/lease';
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
  const published = await publishedKeys(server);
  if (published.length === 0) throw new ServerOutage('no lease keys published');
  const keys = published.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x }));
  writeMeta(sql, 'lease-keys', JSON.stringify(keys));
  return keys;
}

async function publishedKeys(server: ServerCaller): Promise<Jwks['keys']> {
  try {
    return (await callServer(server, 'GET /.well-known/jwks.json', {})).keys;
  } catch (cause) {
    // whatever stands at this address concludes nothing about a license
    throw cause instanceof AppError ? new ServerOutage('no lease keys published', { cause }) : cause;
  }
}

/** The keys known without asking anybody; empty before the first use. */
export function knownLeaseKeys(trust: LeaseKeys, sql: Sql): readonly LeaseVerificationKey[] {
  return trust.trust === 'pinned' ? trust.keys : (pinnedOnFirstUse(sql) ?? []);
}

function pinnedOnFirstUse(sql: Sql): readonly LeaseVerificationKey[] | null {
  const kept = readMeta(sql, 'lease-keys');
  return kept === null ? null : JSON.parse(kept);
}
