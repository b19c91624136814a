import type { ErrorTable } from './error-table.ts';

/** Raised by the simulator's control calls. */
export const simulatorErrors = {
  SIM_NO_PAGE_WAITING: {
    status: 409,
    message: 'No page is showing a code to scan. Open the profile first, then scan again.',
  },
  SIM_CODE_UNKNOWN: { status: 404, message: 'No open page shows this code. It may have been renewed.' },
} as const satisfies ErrorTable;
