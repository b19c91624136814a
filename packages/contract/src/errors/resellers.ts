import type { ErrorTable } from './error-table.ts';

/** Raised by the license server about staff, keys and webhooks of a reseller. */
export const resellerErrors = {
  ACCOUNT_DISABLED: {
    status: 403,
    message: 'This account is disabled. Ask the person who opened it for you, or an administrator.',
  },
} as const satisfies ErrorTable;
