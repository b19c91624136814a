import type { ErrorTable } from './error-table.ts';

/** Raised by the hosts of the desktop core. */
export const desktopErrors = {
  SECRETS_UNAVAILABLE: {
    status: 503,
    message: 'The keyring of this computer is locked. Unlock it, then start MyWASender again.',
  },
  CORE_ENDED: {
    status: 503,
    message: 'The working part of the app ended unexpectedly and is being started again. Nothing was lost.',
  },
} as const satisfies ErrorTable;
