import { createHash } from 'node:crypto';

/** Digits only, as WhatsApp addresses carry them. `+55 11 9…` and `55119…` are the same person. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** The form people and reports read. */
export function e164(digits: string): string {
  return `+${digits}`;
}

/**
 * The number behind a profile id: its own digits where they could be one, else one derived from the id,
 * so that the same id always gets the same number. +1 555 is not given to real subscribers.
 */
export function phoneOfProfile(profile: string): string {
  const digits = digitsOf(profile);
  if (digits.length >= 8 && digits.length <= 15) return digits;
  return `1555${numberFrom(`profile:${profile}`, 7)}`;
}

/** A person's LID: stable, and not computable back to the number by looking at it. */
export function lidOf(phone: string): string {
  return numberFrom(`lid:${phone}`, 15);
}

function numberFrom(text: string, length: number): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const low = 10n ** BigInt(length - 1);
  return String(low + (BigInt(`0x${hash}`) % (9n * low)));
}
