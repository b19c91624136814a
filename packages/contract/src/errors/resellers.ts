import type { ErrorTable } from './error-table.ts';

/** Raised by the license server about staff, keys and webhooks of a reseller. */
export const resellerErrors = {
  ACCOUNT_DISABLED: {
    status: 403,
    message:
      'This account is disabled. If you closed it yourself, the link in our mail opens it again; otherwise ask the person who opened it for you, or an administrator.',
  },
  STAFF_LIMIT: { status: 409, message: 'You have {limit} staff accounts, which is the most there can be.' },
  API_KEY_LIMIT: {
    status: 409,
    message: 'You have {limit} API keys, which is the most there can be. Revoke one you no longer use.',
  },
  API_KEY_REFUSED: {
    status: 401,
    message:
      'This API key is unknown, revoked, expired or of a disabled account. Make a new one in the portal.',
  },
  API_KEY_SCOPE: { status: 403, message: 'This API key may not do this. The call needs the scope {scope}.' },
  API_KEY_ADDRESS: {
    status: 403,
    message: 'This API key may not be used from this address. Its list of addresses is in the portal.',
  },
  WEBHOOK_LIMIT: {
    status: 409,
    message: 'You have {limit} webhooks, which is the most there can be. Remove one.',
  },
} as const satisfies ErrorTable;
