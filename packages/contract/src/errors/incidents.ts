import type { ErrorTable } from './error-table.ts';

/** Raised by incidents and address blocks. */
export const incidentErrors = {
  INCIDENT_OWN_APPROVAL: {
    status: 403,
    message: 'What concerns everyone is confirmed by a second admin. Ask another one.',
  },
  INCIDENT_STATE: { status: 409, message: 'This incident is {status} and cannot be {action}.' },
} as const satisfies ErrorTable;
