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
  LICENSE_STATE: { status: 409, message: 'This license is {status} and cannot be {action}.' },
} as const satisfies ErrorTable;
