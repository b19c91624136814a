import { randomBytes } from 'node:crypto';
import type { Verdict } from '@mywasender/contract/http/verdict';
import type { LeaseClaims } from '@mywasender/contract/license-lease';
import { leaseKeyId, verifyLease } from '@mywasender/licensing/lease';
import type { LeaseKeys, WallClock } from '../ports.ts';
import type { Sql } from '../store/sql.ts';
import type { ServerCaller } from './call-server.ts';
import { learnLeaseKey, trustedLeaseKeys } from './trusted-lease-keys.ts';

export interface AskVerdictDeps extends ServerCaller {
  readonly sql: Sql;
  readonly leaseKeys: LeaseKeys;
  readonly wallClock: WallClock;
  readonly thumbprint: string;
}

export interface FreshVerdict {
  readonly verdict: Verdict;
  readonly claims: LeaseClaims;
  /** The lease as signed. */
  readonly token: string;
}

/** 256 random bits: the answer must repeat them inside the signed lease. */
export function newNonce(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * One question to the server and its verified conclusion. Throws `ServerOutage`, `LICENSE_ANSWER_INVALID` or the
 * error the server named; all of them leave the lease as it is.
 */
export async function askVerdict(
  deps: AskVerdictDeps,
  question: (nonce: string) => Promise<Verdict>,
): Promise<FreshVerdict> {
  const known = await trustedLeaseKeys(deps.leaseKeys, deps.sql, deps);
  const nonce = newNonce();
  const verdict = await question(nonce);
  const kid = leaseKeyId(verdict.lease);
  const unknown = kid !== null && !known.some((key) => key.kid === kid);
  const keys = unknown ? await learnLeaseKey(deps.leaseKeys, deps.sql, deps, kid) : known;
  const { claims } = await verifyLease({
    token: verdict.lease,
    keys,
    nonce,
    deviceKeyThumbprint: deps.thumbprint,
    now: deps.wallClock.now(),
  });
  return { verdict, claims, token: verdict.lease };
}
