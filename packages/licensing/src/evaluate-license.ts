import type { LicenseCode } from '@mywasender/contract/license-codes';
import type { LeaseClaims } from '@mywasender/contract/license-lease';
import type { Tombstone } from './apply-lease.ts';
import type { ClockGuardResult } from './clock-guard.ts';
import { GRACE_MS } from './grace-policy.ts';

export interface EvaluateLicenseInput {
  /** verified before; null when there is none */
  readonly lease: LeaseClaims | null;
  readonly tombstone: Tombstone | null;
  /** the guarded time (`ClockGuardResult.now`), ms */
  readonly now: number;
  readonly clock: Pick<ClockGuardResult, 'action'>;
}

export interface LicenseEvaluation {
  /**
   * `active`: send. `grace`: send, but the server has not been reached since the check was due. `read-only`: see
   * and export everything, send nothing. `unlicensed`: no key yet.
   */
  readonly mode: 'active' | 'grace' | 'read-only' | 'unlicensed';
  /** last conclusion of the server, or `EXPIRED` when the license ran out since; null before the first one */
  readonly code: LicenseCode | null;
  /** why this mode */
  readonly reason:
    | 'valid'
    | 'check-due'
    | 'grace-over'
    | 'file-over'
    | 'denied'
    | 'expired'
    | 'clock-behind'
    | 'no-license';
  /** ms; null where no outage is being ridden out */
  readonly graceUntil: number | null;
  /** when to ask the server next, ms; in the past means now; null when there is nothing to ask about */
  readonly nextCheckAt: number | null;
}

/**
 * What the app may do now. Only what the server signed and the guarded time count: an outage never shortens a
 * lease, and nothing on this computer can lengthen one beyond 7 days after it was issued; a license file runs as
 * long as the server signed it for.
 */
export function evaluateLicense({ lease, tombstone, now, clock }: EvaluateLicenseInput): LicenseEvaluation {
  if (tombstone !== null) {
    const { code, nextCheckAt } = tombstone;
    return { mode: 'read-only', code, reason: 'denied', graceUntil: null, nextCheckAt: nextCheckAt * 1000 };
  }
  if (lease === null || lease.code !== 'VALID') {
    return {
      mode: 'unlicensed',
      code: lease?.code ?? null,
      reason: 'no-license',
      graceUntil: null,
      nextCheckAt: null,
    };
  }
  const expiresAt = lease.licenseExpiresAt === null ? Infinity : lease.licenseExpiresAt * 1000;
  const fromFile = lease.offline === true;
  const longest = fromFile ? lease.exp * 1000 : lease.iat * 1000 + GRACE_MS;
  const graceUntil = Math.min(lease.graceUntil * 1000, longest, expiresAt);
  const nextCheckAt = clock.action === 'ok' ? lease.nextCheckAt * 1000 : now;
  const judge = (
    mode: LicenseEvaluation['mode'],
    reason: LicenseEvaluation['reason'],
    code: LicenseCode,
  ) => ({
    mode,
    code,
    reason,
    graceUntil,
    nextCheckAt,
  });
  if (clock.action === 'pause') return judge('read-only', 'clock-behind', 'VALID');
  if (now >= expiresAt) return judge('read-only', 'expired', 'EXPIRED');
  if (now >= graceUntil) return judge('read-only', fromFile ? 'file-over' : 'grace-over', 'VALID');
  if (now > lease.nextCheckAt * 1000) return judge('grace', 'check-due', 'VALID');
  return judge('active', 'valid', 'VALID');
}
