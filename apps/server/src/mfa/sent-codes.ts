import { randomInt } from 'node:crypto';
import { hmac } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** How long a code that was sent works; never longer than what it is for. */
export const SENT_CODE_MINUTES = 10;

/** Six digits, evenly chosen. */
export function createSentCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Bound to what it was sent for: the same digits mean nothing elsewhere. */
export function hashSentCode(
  { secrets }: Pick<ServerDeps, 'secrets'>,
  purpose: string,
  code: string,
): Buffer<ArrayBuffer> {
  return hmac(secrets.secondFactor, `sent:${purpose}:${code}`);
}

/** `a…@example.com` */
export function hideEmail(email: string): string {
  return `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;
}

/** `…42` */
export function hidePhone(phone: string): string {
  return `…${phone.slice(-2)}`;
}
