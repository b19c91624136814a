import type { ErrorTable } from './error-table.ts';

/** Raised by incidents and address blocks. */
export const incidentErrors = {
  INCIDENT_OWN_APPROVAL: {
    status: 403,
    message: 'What concerns everyone is confirmed by a second admin. Ask another one.',
  },
  /** 429 and not 403: an app waits until then, and takes it for no answer about its license */
  ADDRESS_BLOCKED: {
    status: 429,
    message: 'Requests from this network address are refused for another {seconds} s.',
  },
  ADDRESS_NOT_BLOCKABLE: { status: 409, message: 'This address cannot be blocked: {problem}.' },
  INCIDENT_STATE: { status: 409, message: 'This incident is {status} and cannot be {action}.' },
} as const satisfies ErrorTable;
