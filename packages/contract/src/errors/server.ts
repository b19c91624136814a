import type { ErrorTable } from './error-table.ts';

/** Raised by the license server. */
export const serverErrors = {
  INVALID_CREDENTIALS: { status: 401, message: 'The e-mail address or the password is wrong.' },
  SESSION_ENDED: { status: 401, message: 'Your session has ended. Sign in again.' },
  REFRESH_REUSED: {
    status: 401,
    message: 'This session was used from two places and has been ended. Sign in again.',
  },
  QUOTA_EXCEEDED: {
    status: 409,
    message: 'You asked for {requested} licenses and have {balance} left. Nothing was created.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    message: 'This Idempotency-Key was used before with another request.',
  },
  DEVICE_PROOF_INVALID: {
    status: 400,
    message: 'The proof of the device could not be verified ({reason}).',
  },
  DEVICE_PROOF_CLOCK: {
    status: 400,
    message: 'The clock of this computer is wrong. The server time is {serverTime}.',
  },
  LICENSE_TOKEN_INVALID: { status: 400, message: 'The license token could not be read ({reason}).' },
  ACCOUNT_LOCKED: {
    status: 429,
    message: 'Too many wrong passwords. Signing in is possible again in {seconds} s.',
  },
  EMAIL_TAKEN: { status: 409, message: 'There is an account with this e-mail address already.' },
  ADMIN_EXISTS: {
    status: 409,
    message: 'This server has an admin already. Further accounts are opened in the portal, under Users.',
  },
  ORIGIN_REFUSED: { status: 403, message: 'This page may not do this.' },
  CONFIG_INVALID: { status: 500, message: '{variable}: {problem}' },
  MIGRATION_REFUSED: { status: 500, message: 'The database cannot be brought up to date: {problem}' },
  SWAP_BUDGET_SPENT: {
    status: 409,
    message:
      'Computers of this license were changed {limit} times in {days} days. Ask the seller of your license.',
  },
  RELAY_SIGNATURE_WRONG: {
    status: 401,
    message: 'The signature of this webhook is missing or wrong. Check the app secret of the profile.',
  },
  RELAY_TOKEN_WRONG: {
    status: 403,
    message: 'The verify token is wrong. Copy it again from the profile in the app.',
  },
  RELAY_LIMIT: {
    status: 409,
    message: 'A license has at most {most} webhook addresses. Remove a Cloud API profile first.',
  },
  LICENSE_STATE: { status: 409, message: 'This license is {status} and cannot be {action}.' },
} as const satisfies ErrorTable;
