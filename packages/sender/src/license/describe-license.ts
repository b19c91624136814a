import { LICENSE_CODES, type LicenseCode } from '@mywasender/contract/license-codes';
import type { LeaseClaims } from '@mywasender/contract/license-lease';
import type { LicenseDevice, LicenseState } from '@mywasender/contract/models/license-state';
import type { LicenseEvaluation } from '@mywasender/licensing/evaluate-license';

/** A denial of the last activation; shown until the next answer, it changes nothing about a license in use. */
export interface ActivationDenial {
  readonly code: LicenseCode;
  readonly detail: string;
  readonly devices: readonly LicenseDevice[];
}

export interface DescribeLicenseInput {
  readonly evaluation: LicenseEvaluation;
  readonly lease: LeaseClaims | null;
  readonly denial: ActivationDenial | null;
  readonly clock: LicenseState['clock'];
  readonly fixed: Pick<LicenseState, 'keyEnd' | 'lastCheck' | 'serverUrl' | 'deviceName' | 'deviceIdSource'>;
}

const DETAIL: Readonly<Record<Exclude<LicenseEvaluation['reason'], 'denied' | 'expired'>, string>> = {
  valid: 'The license is valid.',
  'check-due': 'The license server could not be reached lately. Sending goes on for now.',
  'grace-over':
    'The license server could not be reached for too long. Connect to the internet and check again; your data stays here.',
  'file-over':
    'The license file of this computer has run out. Create a new request file and have it answered; your data stays here.',
  'clock-behind':
    'The clock of this computer stands before a time it has shown already. Set it right, or go online once.',
  'no-license': 'This computer has no license yet. Enter your license key or sign in.',
};

/** The license as the screens show it: what is allowed, why, and the one next step. */
export function describeLicense({
  evaluation,
  lease,
  denial,
  clock,
  fixed,
}: DescribeLicenseInput): LicenseState {
  const code = denial?.code ?? evaluation.code;
  const { reason } = evaluation;
  const own =
    reason === 'denied' || reason === 'expired'
      ? LICENSE_CODES[evaluation.code ?? 'EXPIRED'].text
      : DETAIL[reason];
  return {
    ...fixed,
    mode: evaluation.mode,
    code,
    detail: denial?.detail ?? own,
    action:
      evaluation.mode === 'unlicensed' && code === null ? 'enter-key' : LICENSE_CODES[code ?? 'VALID'].action,
    planId: lease?.planId ?? null,
    planName: lease?.planName ?? null,
    licenseExpiresAt: lease?.licenseExpiresAt == null ? null : lease.licenseExpiresAt * 1000,
    graceUntil: evaluation.graceUntil,
    nextCheckAt: evaluation.nextCheckAt,
    clock,
    devices: [...(denial?.devices ?? [])],
  };
}
