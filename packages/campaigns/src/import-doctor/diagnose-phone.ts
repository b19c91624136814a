import { withLeftOutPlus } from '../left-out-plus.ts';
import type { PhoneResult } from '../phone.ts';
import type { PhoneFix } from '../phone-fix.ts';
import { cleanPhoneText } from '../phone-text.ts';

export const PHONE_FINDINGS = [
  'excel-mangled',
  'brazil-ninth-digit',
  'lost-zero',
  'missing-plus',
  'unreadable',
  'empty',
  'assumed-country',
] as const;
export type PhoneFinding = (typeof PHONE_FINDINGS)[number];

export interface Diagnosis {
  readonly finding: PhoneFinding;
  /** What the number probably is; `null` where nobody can say, or nothing is wrong. */
  readonly fix: PhoneFix | null;
}

/**
 * What is to be said about one phone cell, or `null`. `excel-mangled` has no fix by nature: 4.41E+11 stands for
 * 441,000,000,000 ± 5 billion, the digits are no longer in the file. `assumed-country` is no fault: the number has no
 * country code and was read with the default one.
 */
export function diagnosePhone(text: string, result: PhoneResult): Diagnosis | null {
  if (result.ok) {
    const plus = withLeftOutPlus(cleanPhoneText(text), result.phone);
    if (plus !== null) return { finding: 'missing-plus', fix: { kind: 'missing-plus', phone: plus } };
    return isInternational(text, result.phone) ? null : { finding: 'assumed-country', fix: null };
  }
  if (result.fix !== undefined) return { finding: result.fix.kind, fix: result.fix };
  if (result.reason === 'excel-mangled' || result.reason === 'empty') {
    return { finding: result.reason, fix: null };
  }
  return { finding: 'unreadable', fix: null };
}

/** With a plus, or all the digits of the full number. */
function isInternational(text: string, phone: string): boolean {
  const cleaned = cleanPhoneText(text);
  return cleaned.includes('+') || cleaned.replace(/\D/g, '') === phone.slice(1);
}
