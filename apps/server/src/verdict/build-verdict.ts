import type { Verdict } from '@mywasender/contract/http/verdict';
import { LICENSE_CODES, type LicenseCode } from '@mywasender/contract/license-codes';
import { GRACE_MS, nextCheckTime } from '@mywasender/licensing/grace-policy';
import { signLease } from '@mywasender/licensing/lease';
import type { StatedClaims } from '@mywasender/licensing/lease-digest';
import type { ServerDeps } from '../shared/deps.ts';
import type { LicenseState } from './license-state.ts';

/** A denied app may look again this soon, e.g. after a suspension was lifted. */
const DENIED_CHECK_MS = 60 * 60_000;

export interface BuildVerdictInput {
  readonly code: LicenseCode;
  readonly license: LicenseState | null;
  readonly deviceId: string | null;
  /** of the key of the device that asked */
  readonly thumbprint: string;
  readonly nonce: string;
  readonly extra?: Pick<Verdict, 'licenseToken' | 'refreshToken' | 'devices' | 'swapsLeft' | 'keyEnd'>;
  /** for a license file: nobody is asked before then */
  readonly offlineUntil?: Date;
}

/** Puts a conclusion into words and into a signed lease. Denials are signed like everything else. */
export async function buildVerdict(
  { config, now, random }: Pick<ServerDeps, 'config' | 'now' | 'random'>,
  input: BuildVerdictInput,
): Promise<Verdict> {
  const { code, license } = input;
  const [key] = config.leaseKeys;
  if (key === undefined) throw new Error('there is no key to sign leases with');
  const at = now();
  const valid = code === 'VALID';
  const { offlineUntil } = input;
  const checkMs = valid ? nextCheckTime(at.getTime(), random()) : at.getTime() + DENIED_CHECK_MS;
  const nextCheckMs = offlineUntil?.getTime() ?? checkMs;
  const iat = seconds(at.getTime());
  const online = valid ? iat + GRACE_MS / 1000 : iat;
  const graceUntil = offlineUntil === undefined ? online : seconds(offlineUntil.getTime());
  const lease = await signLease({
    key,
    claims: {
      licenseId: license?.id ?? null,
      deviceId: input.deviceId,
      deviceKeyThumbprint: input.thumbprint,
      ...stateOf(code, license, at),
      nonce: input.nonce,
      iat,
      nextCheckAt: seconds(nextCheckMs),
      graceUntil,
      exp: Math.max(graceUntil, seconds(nextCheckMs)),
      ...(offlineUntil === undefined ? {} : { offline: true as const }),
    },
  });
  return {
    valid,
    code,
    detail: LICENSE_CODES[code].text,
    nextCheckAt: new Date(seconds(nextCheckMs) * 1000).toISOString(),
    lease,
    ...input.extra,
  };
}

/** What a lease says of a license. A denial names no rights. */
export function stateOf(code: LicenseCode, license: LicenseState | null, at: Date): StatedClaims {
  const valid = code === 'VALID';
  return {
    status: statusOf(license, at),
    code,
    planId: license?.plan.id ?? null,
    planName: license?.plan.name ?? null,
    entitlements: valid ? [...(license?.entitlements ?? [])] : [],
    limits: valid ? { ...license?.limits } : {},
    licenseExpiresAt: license?.expiresAt ? seconds(license.expiresAt.getTime()) : null,
  };
}

function statusOf(license: LicenseState | null, now: Date) {
  if (license === null) return 'unknown';
  const over = license.expiresAt !== null && license.expiresAt <= now;
  return license.status === 'active' && over ? 'expired' : license.status;
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
