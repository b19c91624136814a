import type { LeaseClaims } from '@mywasender/contract/license-lease';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import { applyLease, type LicenseRecord } from '@mywasender/licensing/apply-lease';
import { advanceClockGuard, type ClockGuardResult } from '@mywasender/licensing/clock-guard';
import { signDeviceProof } from '@mywasender/licensing/device-proof';
import { evaluateLicense } from '@mywasender/licensing/evaluate-license';
import { verifyLease } from '@mywasender/licensing/lease';
import type { Logger } from 'pino';
import type { LeaseKeys, Machine, WallClock } from '../ports.ts';
import type { Sql } from '../store/sql.ts';
import type { FreshVerdict } from './ask-verdict.ts';
import { type ActivationDenial, describeLicense } from './describe-license.ts';
import type { DeviceIdentity } from './license-secrets.ts';
import { EMPTY_RECORD, readSealedRecord, type SealedRecord, writeSealedRecord } from './sealed-record.ts';
import { knownLeaseKeys } from './trusted-lease-keys.ts';

export interface LicenseMemoryInput {
  readonly sql: Sql;
  readonly leaseKeys: LeaseKeys;
  readonly wallClock: WallClock;
  readonly machine: Machine;
  readonly serverUrl: string;
  readonly log: Logger;
  readonly identity: DeviceIdentity;
  readonly sealKey: string;
  readonly source: LicenseState['deviceIdSource'];
}

interface Conclusion {
  readonly next: LicenseRecord;
  /** The signed lease when it became the one in force. */
  readonly token: string | null;
  readonly fresh: FreshVerdict;
  /** End of the key that was activated; null for a check. */
  readonly licenseKey: string | null;
}

export type LicenseMemory = Awaited<ReturnType<typeof createLicenseMemory>>;

/** Request files written one after the other, of which any may be the one that was sent. */
const OPEN_REQUESTS = 3;
const SAVE_EVERY_MS = 5 * 60_000;

/** What is known of the license and the time, in memory and sealed in the store. Judges; asks nobody. */
export async function createLicenseMemory(input: LicenseMemoryInput) {
  const { sql, wallClock, identity, sealKey, machine, serverUrl } = input;
  const stored = readSealedRecord(sql, sealKey);
  if (stored.broken) input.log.warn('the seal of the license state is broken; the license server is asked');
  let sealed: SealedRecord = stored.record;
  let known: LicenseRecord = {
    lease: await readLease(input, sealed.leaseToken),
    tombstone: sealed.tombstone,
  };
  let mustCheck = stored.broken || (sealed.leaseToken !== null && known.lease === null);
  let denial: ActivationDenial | null = null;
  let serverUnreachable = false;
  let proofOffsetMs = 0;
  let savedAt = 0;

  const advance = (serverTimeMs?: number): ClockGuardResult => {
    const result = advanceClockGuard({
      state: sealed.clock,
      wallMs: wallClock.now(),
      monotonicMs: wallClock.monotonic(),
      bootId: wallClock.bootId,
      evidence: known.lease === null ? [] : [known.lease.iat * 1000],
      serverUnreachable,
      ...(serverTimeMs === undefined ? {} : { serverTimeMs }),
    });
    sealed = { ...sealed, clock: result.state };
    return result;
  };
  const judge = () => {
    const clock = advance();
    return { clock, evaluation: evaluateLicense({ ...known, now: clock.now, clock }) };
  };
  const save = (): void => {
    writeSealedRecord(sql, sealKey, sealed);
    savedAt = wallClock.monotonic();
  };

  return {
    save,
    record: () => known,
    now: () => advance().now,
    maySend: () => ['active', 'grace'].includes(judge().evaluation.mode),
    nextCheckAt: () => (mustCheck ? 0 : judge().evaluation.nextCheckAt),
    state: (): LicenseState => {
      const { clock, evaluation } = judge();
      return describeLicense({
        evaluation,
        lease: known.lease,
        denial,
        clock: clock.action === 'ok' ? 'ok' : 'behind',
        fixed: {
          keyEnd: sealed.keyEnd,
          lastCheck: sealed.lastCheck,
          serverUrl,
          deviceName: machine.deviceName,
          deviceIdSource: input.source,
        },
      });
    },
    /** Moves the high-water mark on, and writes it now and then: it has to outlive a crash. */
    keepTime: (): void => {
      advance();
      if (Math.abs(wallClock.monotonic() - savedAt) > SAVE_EVERY_MS) save();
    },
    /** The time the server named in refusing a proof; used for proofs alone, since nobody signed it. */
    learnServerTime: (serverTimeMs: number): void => {
      proofOffsetMs = serverTimeMs - wallClock.now();
    },
    proof: (path: string, nonce: string, licenseId: string, method: 'GET' | 'POST' = 'POST') =>
      signDeviceProof({
        privateKeyJwk: identity.privateKey,
        method,
        url: `${serverUrl}${path}`,
        nonce,
        licenseId,
        now: wallClock.now() + proofOffsetMs,
      }),
    conclude: ({ next, token, fresh, licenseKey }: Conclusion): void => {
      const { claims, verdict } = fresh;
      serverUnreachable = false;
      mustCheck = false;
      known = next;
      const denied = claims.code !== 'VALID';
      // A denial that became the tombstone describes itself; one that did not is shown beside the license in use.
      const beside = denied && next.tombstone?.iat !== claims.iat;
      denial = !beside
        ? null
        : {
            code: claims.code,
            detail: verdict.detail,
            devices: (verdict.devices ?? []).map((device) => ({
              id: device.id,
              name: device.name,
              platform: device.platform,
              lastSeenAt: Date.parse(device.lastSeenAt),
            })),
          };
      const taken = token !== null || next.tombstone !== sealed.tombstone;
      sealed = {
        ...sealed,
        leaseToken: token ?? (next.lease === null ? null : sealed.leaseToken),
        tombstone: next.tombstone,
        keyEnd: taken && licenseKey !== null ? licenseKey : sealed.keyEnd,
        lastCheck: { at: wallClock.now(), result: denied ? 'denied' : 'valid' },
      };
      advance(claims.iat * 1000);
      save();
    },
    /** A request file was written; the last few may be answered. */
    rememberRequest: (nonce: string): void => {
      sealed = { ...sealed, requests: [nonce, ...(sealed.requests ?? [])].slice(0, OPEN_REQUESTS) };
      save();
    },
    /** A lease from a file. `foreign` nonces answer no request of this computer, `old` leases are known to be over. */
    importLease: (claims: LeaseClaims, token: string): 'taken' | 'foreign' | 'old' => {
      if (!(sealed.requests ?? []).includes(claims.nonce)) return 'foreign';
      const next = applyLease(known, claims);
      if (next.lease !== claims) return 'old';
      known = next;
      denial = null;
      mustCheck = false;
      sealed = { ...sealed, leaseToken: token, tombstone: null, keyEnd: null, lastCheck: null, requests: [] };
      advance();
      save();
      return 'taken';
    },
    outage: (result: 'unreachable' | 'invalid-answer'): void => {
      serverUnreachable = true;
      sealed = { ...sealed, lastCheck: { at: wallClock.now(), result } };
      advance();
      save();
    },
    forget: (): void => {
      known = { lease: null, tombstone: null };
      denial = null;
      mustCheck = false;
      sealed = { ...EMPTY_RECORD, clock: sealed.clock };
      save();
    },
  };
}

async function readLease(input: LicenseMemoryInput, token: string | null): Promise<LicenseRecord['lease']> {
  if (token === null) return null;
  try {
    const { claims } = await verifyLease({
      token,
      keys: await knownLeaseKeys(input.leaseKeys, input.sql),
      nonce: null,
      deviceKeyThumbprint: input.identity.thumbprint,
      now: input.wallClock.now(),
    });
    return applyLease({ lease: null, tombstone: null }, claims).lease;
  } catch (error) {
    input.log.warn(
      { err: error },
      'the lease in the store could not be verified; the license server is asked',
    );
    return null;
  }
}
