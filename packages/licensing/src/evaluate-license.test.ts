import type { LeaseClaims } from '@mywasender/contract/license-lease';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLease, type LicenseRecord, type Tombstone } from './apply-lease.ts';
import { evaluateLicense } from './evaluate-license.ts';

const DAY = 24 * 60 * 60_000;
const ISSUED = Date.UTC(2026, 10, 21);
const ok = { action: 'ok' } as const;
const LICENSE = 'f2b0a2a4-7f0e-4d57-9f5e-000000000001';

export function leaseOf(overrides: Partial<LeaseClaims> = {}): LeaseClaims {
  const iat = overrides.iat ?? ISSUED / 1000;
  return {
    iss: 'mywasender-license-server',
    aud: 'mywasender-desktop',
    licenseId: LICENSE,
    deviceId: 'f2b0a2a4-7f0e-4d57-9f5e-000000000002',
    deviceKeyThumbprint: 'A'.repeat(43),
    status: 'active',
    code: 'VALID',
    planId: null,
    planName: 'Pro',
    entitlements: [],
    limits: {},
    nonce: 'n'.repeat(22),
    iat,
    nextCheckAt: iat + 86_400,
    graceUntil: iat + 7 * 86_400,
    exp: iat + 7 * 86_400,
    licenseExpiresAt: null,
    ...overrides,
  };
}

describe('an outage', () => {
  it.each([
    [0, 'active', 'valid'],
    [0.9, 'active', 'valid'],
    [1, 'active', 'valid'],
    [1.1, 'grace', 'check-due'],
    [2, 'grace', 'check-due'],
    [3, 'grace', 'check-due'],
    [4, 'grace', 'check-due'],
    [5, 'grace', 'check-due'],
    [6, 'grace', 'check-due'],
    [6.999, 'grace', 'check-due'],
    [7, 'read-only', 'grace-over'],
    [8, 'read-only', 'grace-over'],
    [400, 'read-only', 'grace-over'],
  ] as const)('of %s days: %s, %s', (days, mode, reason) => {
    const now = ISSUED + days * DAY;
    expect(evaluateLicense({ lease: leaseOf(), tombstone: null, now, clock: ok })).toMatchObject({
      mode,
      reason,
      code: 'VALID',
      graceUntil: ISSUED + 7 * DAY,
      nextCheckAt: ISSUED + DAY,
    });
  });

  it('cannot be ridden out longer than 7 days, whatever the lease says', () => {
    const lease = leaseOf({
      graceUntil: ISSUED / 1000 + 9e6,
      exp: ISSUED / 1000 + 9e6,
      nextCheckAt: ISSUED / 1000 + 9e6,
    });
    const now = ISSUED + 7 * DAY;
    expect(evaluateLicense({ lease, tombstone: null, now, clock: ok })).toMatchObject({ mode: 'read-only' });
  });

  it('ends with the license, also offline', () => {
    const lease = leaseOf({ licenseExpiresAt: (ISSUED + 2 * DAY) / 1000 });
    const at = (now: number) => evaluateLicense({ lease, tombstone: null, now, clock: ok });
    expect(at(ISSUED + 2 * DAY - 1)).toMatchObject({ mode: 'grace', graceUntil: ISSUED + 2 * DAY });
    expect(at(ISSUED + 2 * DAY)).toMatchObject({ mode: 'read-only', reason: 'expired', code: 'EXPIRED' });
  });
});

describe('the clock', () => {
  it('pauses sending only when it may not be trusted', () => {
    const input = { lease: leaseOf(), tombstone: null, now: ISSUED + 1000 };
    expect(evaluateLicense({ ...input, clock: { action: 'check-online' } })).toMatchObject({
      mode: 'active',
      nextCheckAt: ISSUED + 1000,
    });
    expect(evaluateLicense({ ...input, clock: { action: 'pause' } })).toMatchObject({
      mode: 'read-only',
      reason: 'clock-behind',
      code: 'VALID',
    });
  });
});

describe('no license', () => {
  it('is unlicensed, and there is nothing to ask about', () => {
    expect(evaluateLicense({ lease: null, tombstone: null, now: ISSUED, clock: ok })).toEqual({
      mode: 'unlicensed',
      code: null,
      reason: 'no-license',
      graceUntil: null,
      nextCheckAt: null,
    });
  });
});

describe('a denial', () => {
  const denied = leaseOf({ iat: ISSUED / 1000 + 10, code: 'REVOKED', status: 'revoked' });
  const licensed: LicenseRecord = { lease: leaseOf(), tombstone: null };

  it('replaces the lease by a tombstone that no time undoes', () => {
    const record = applyLease(licensed, denied);
    expect(record).toEqual({
      lease: null,
      tombstone: {
        licenseId: LICENSE,
        code: 'REVOKED',
        iat: denied.iat,
        nextCheckAt: denied.nextCheckAt,
      } satisfies Tombstone,
    });
    for (const days of [0, 1, 8, 4000]) {
      expect(evaluateLicense({ ...record, now: ISSUED + days * DAY, clock: ok })).toMatchObject({
        mode: 'read-only',
        reason: 'denied',
        code: 'REVOKED',
      });
    }
  });

  it('is not undone by an older answer played back', () => {
    const record = applyLease(licensed, denied);
    expect(applyLease(record, leaseOf())).toBe(record);
  });

  it('is undone by a newer valid lease', () => {
    const valid = leaseOf({ iat: denied.iat + 1 });
    expect(applyLease(applyLease(licensed, denied), valid)).toEqual({ lease: valid, tombstone: null });
  });

  it('of another or an unknown license leaves the one in use alone', () => {
    for (const licenseId of [null, 'f2b0a2a4-7f0e-4d57-9f5e-00000000000f']) {
      expect(applyLease(licensed, leaseOf({ licenseId, iat: denied.iat, code: 'NOT_FOUND' }))).toBe(licensed);
    }
    const none: LicenseRecord = { lease: null, tombstone: null };
    expect(applyLease(none, denied)).toBe(none);
  });

  it('followed by any answers: valid last means lease, denied last means tombstone', () => {
    const answer = fc.record({ valid: fc.boolean(), wait: fc.integer({ min: 0, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        let record = licensed;
        let iat = ISSUED / 1000;
        for (const { valid, wait } of answers) {
          iat += wait;
          record = applyLease(record, leaseOf({ iat, code: valid ? 'VALID' : 'SUSPENDED' }));
          expect(record.lease === null).toBe(!valid);
          expect(record.tombstone === null).toBe(valid);
        }
      }),
    );
  });
});
