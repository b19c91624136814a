import type { Alert } from '@mywasender/contract/http/alerts';

/** Where one looks into an alert; `label` is the sentence that says so. */
export type LookAt =
  | { readonly label: 'showLicense'; readonly licenseId: string }
  | { readonly label: 'showAnomalies' }
  | { readonly label: 'showDifferences' }
  | { readonly label: 'showSignIns' };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ABOUT_SIGN_INS: readonly Alert['kind'][] = ['FAILED_LOGINS', 'FAILED_LOGINS_ADDRESS'];

/** null: there is no page about it. */
export function placeOf({ kind, subject }: Pick<Alert, 'kind' | 'subject'>): LookAt | null {
  if (ABOUT_SIGN_INS.includes(kind)) return { label: 'showSignIns' };
  if (kind === 'PAYMENT_DIFFERENCE') return { label: 'showDifferences' };
  if (kind !== 'ACTIVATION_ANOMALY') return null;
  // a computer with many licenses is named by a hash
  return UUID.test(subject) ? { label: 'showLicense', licenseId: subject } : { label: 'showAnomalies' };
}
