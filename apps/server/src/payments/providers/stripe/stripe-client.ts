import Stripe from 'stripe';
import type { StripeConfig } from '../../../config/read-payments.ts';
import { providerError } from '../provider-errors.ts';
import { PROVIDER_TIMEOUT_MS } from '../provider-timeout.ts';

export interface StripeClient {
  readonly sdk: Stripe;
  /** Runs a call of the SDK; its errors become ours. */
  ask<T>(call: (sdk: Stripe) => Promise<T>): Promise<T>;
}

/** Stripe with keys, a time-out and no tries of its own: whoever calls knows whether doing it again is safe. */
export function createStripeClient({ secretKey, webhookSecrets, apiBase }: StripeConfig): StripeClient {
  const sdk = new Stripe(secretKey, {
    maxNetworkRetries: 0,
    timeout: PROVIDER_TIMEOUT_MS,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(fetchFrom(apiBase)),
  });
  return {
    sdk,
    async ask(call) {
      try {
        return await call(sdk);
      } catch (error) {
        throw providerError('stripe', problemOf(error), [secretKey, ...webhookSecrets]);
      }
    },
  };
}

/** The SDK takes a host and no path; a stand-in lives under one. */
function fetchFrom(apiBase: string | null): typeof fetch {
  return (input, init) => {
    const { href, pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(apiBase === null ? href : `${apiBase}${pathname}${search}`, { ...init, redirect: 'error' });
  };
}

function problemOf(error: unknown) {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode, requestId, code, message } = error;
  const request = requestId ? ` (${requestId})` : '';
  return { status: statusCode ?? null, text: `${code ? `${code}: ` : ''}${message}${request}` };
}

/** The object behind a field that was expanded; null when there is none. */
export function expanded<T extends { readonly id: string }>(field: string | T | null | undefined): T | null {
  return typeof field === 'object' ? field : null;
}

export function idOf(field: string | { readonly id: string } | null | undefined): string | null {
  return typeof field === 'string' ? field : (field?.id ?? null);
}
