import { AppError } from '@mywasender/contract/app-error';
import type { ProviderName } from './payment-provider.ts';

const LONGEST_REASON = 300;

/** What a provider, or the way to it, said instead of an answer. */
export interface ProviderProblem {
  /** HTTP status; null: no answer came */
  readonly status: number | null;
  readonly text: string;
}

/**
 * An error of a provider as one of ours. The SDKs' own errors carry requests with credentials in them, so nothing but
 * `text` is kept, and what is secret in it is taken out.
 */
export function providerError(
  provider: ProviderName,
  { status, text }: ProviderProblem,
  secrets: readonly string[],
): AppError {
  const reason = secrets
    .reduce((hidden, secret) => hidden.replaceAll(secret, '…'), text)
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST_REASON);
  // whoever is busy (409 of two equal calls, 429) or broken may do it later
  const busy = status !== null && [408, 409, 425, 429].includes(status);
  // a redirect is of whatever stands in between; none is followed
  const later = status === null || busy || status >= 500 || (status >= 300 && status < 400);
  const cause = new Error(`${provider}: ${status ?? 'no answer'}: ${reason}`);
  return later
    ? new AppError('PAYMENT_PROVIDER_UNREACHABLE', { provider }, cause)
    : new AppError('PAYMENT_PROVIDER_REFUSED', { provider, reason }, cause);
}

/** An answer we cannot go on with. */
export function providerRefused(provider: ProviderName, reason: string): AppError {
  return new AppError('PAYMENT_PROVIDER_REFUSED', { provider, reason });
}
