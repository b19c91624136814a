import type { ErrorParams, WireError } from '@mywasender/contract/app-error';
import { describeError, ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';

/** A likely value for every `{placeholder}` in the sentences of the error table. */
const LIKELY: ErrorParams = {
  action: 'extended',
  balance: 3,
  count: 1,
  currency: 'EUR',
  days: 30,
  field: 'email',
  ids: 'a4b6c8d0-1e2f-4a3b-9c4d-5e6f7a8b9c44',
  limit: '64 kB',
  most: 5,
  problem: 'is required',
  provider: 'stripe',
  reason: 'expired',
  requested: 10,
  scope: 'licenses:write',
  seconds: 30,
  serverTime: '2026-11-25T08:00:00.000Z',
  state: 'pending',
  status: 'revoked',
};

function placeholdersOf(code: ErrorCode): readonly string[] {
  return [...ERRORS[code].message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** What an answer with this code looks like. */
export function exampleOf(code: ErrorCode): WireError {
  const params = Object.fromEntries(placeholdersOf(code).map((name) => [name, LIKELY[name] ?? null]));
  return {
    code,
    message: describeError(code, params),
    params,
    requestId: '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c99',
  };
}
