import { AppError } from '@mywasender/contract/app-error';

/** How far the time of a signature may be from ours, either way. Stripe's own standard; retries are signed anew. */
const TOLERANCE_MS = 300_000;

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A header that was sent once. Of several it would be unclear which one was signed. */
export function oneHeader(headers: Headers, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string' || value === '') throw signatureInvalid(`${name} was not sent once`);
  return value;
}

export function signatureInvalid(why: string): AppError {
  return new AppError('WEBHOOK_SIGNATURE_INVALID', {}, new Error(why));
}

/** Throws unless it was signed within five minutes of now. */
export function checkSignedAt(signedAt: number, now: Date): void {
  if (!(Math.abs(now.getTime() - signedAt) <= TOLERANCE_MS)) {
    throw new AppError('WEBHOOK_TOO_OLD', {}, new Error(`signed at ${signedAt}, now ${now.getTime()}`));
  }
}
