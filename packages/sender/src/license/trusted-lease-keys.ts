import { AppError } from '@mywasender/contract/app-error';
import type { Jwks } from '@mywasender/contract/http/verdict';
import { trustIntroductions } from '@mywasender/licensing/key-introduction';
import type { LeaseVerificationKey } from '@mywasender/licensing/lease';
import type { LeaseKeys } from '../ports.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Sql } from '../store/sql.ts';
import { callServer, type ServerCaller, ServerOutage } from './call-server.ts';

/**
 * The rule of trust in lease keys, in one place:
 * - `pinned` (every packaged app): the keys of the build, whatever the server publishes.
 * - `first-use` (development): the keys the server publishes when it is asked for the first time are written into
 *   the store and are the only ones from then on. A server with other keys is refused like a forged one; the way
 *   out is a new data folder.
 * On top of both come keys that a chain of signed introductions leads to. The statements are kept in the store and
 * verified again at every use, so that nobody gains by writing into it.
 * Throws `ServerOutage` when first use needs the server and it does not answer.
 */
export async function trustedLeaseKeys(
  trust: LeaseKeys,
  sql: Sql,
  server: ServerCaller,
): Promise<readonly LeaseVerificationKey[]> {
  if (trust.trust === 'first-use' && pinnedOnFirstUse(sql) === null) {
    const { keys: published, introductions } = await askKeys(server);
    if (published.length === 0) throw new ServerOutage('no lease keys published');
    const keys = published.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x }));
    writeMeta(sql, FIRST_USE, JSON.stringify(keys));
    keepIntroductions(sql, introductions ?? []);
  }
  return knownLeaseKeys(trust, sql);
}

/** Looks whether the server introduces the key with this name; keeps the statements if it does. */
export async function learnLeaseKey(
  trust: LeaseKeys,
  sql: Sql,
  server: ServerCaller,
  kid: string,
): Promise<readonly LeaseVerificationKey[]> {
  const { introductions = [] } = await askKeys(server);
  const statements = [...new Set([...keptIntroductions(sql), ...introductions])];
  const keys = await trustIntroductions(rootKeys(trust, sql), statements);
  if (keys.some((key) => key.kid === kid)) keepIntroductions(sql, statements);
  return keys;
}

/** The keys known without asking anybody; empty before the first use. */
export function knownLeaseKeys(trust: LeaseKeys, sql: Sql): Promise<readonly LeaseVerificationKey[]> {
  return trustIntroductions(rootKeys(trust, sql), keptIntroductions(sql));
}

const FIRST_USE = 'lease-keys';
const INTRODUCTIONS = 'lease-key-introductions';

function rootKeys(trust: LeaseKeys, sql: Sql): readonly LeaseVerificationKey[] {
  return trust.trust === 'pinned' ? trust.keys : (pinnedOnFirstUse(sql) ?? []);
}

async function askKeys(server: ServerCaller): Promise<Jwks> {
  try {
    return await callServer(server, 'GET /.well-known/jwks.json', {});
  } catch (cause) {
    // whatever stands at this address concludes nothing about a license
    throw cause instanceof AppError ? new ServerOutage('no lease keys published', { cause }) : cause;
  }
}

function pinnedOnFirstUse(sql: Sql): readonly LeaseVerificationKey[] | null {
  const kept = readMeta(sql, FIRST_USE);
  return kept === null ? null : JSON.parse(kept);
}

function keptIntroductions(sql: Sql): readonly string[] {
  const kept = readMeta(sql, INTRODUCTIONS);
  return kept === null ? [] : JSON.parse(kept);
}

function keepIntroductions(sql: Sql, statements: readonly string[]): void {
  writeMeta(sql, INTRODUCTIONS, JSON.stringify(statements));
}
