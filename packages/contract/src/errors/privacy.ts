import type { ErrorTable } from './error-table.ts';

/** Raised where people look after their own data. */
export const privacyErrors = {
  LINK_USED: { status: 410, message: 'This link was used already or has expired. Ask for a new one.' },
  LAST_ADMIN: { status: 409, message: 'This is the only admin account. Make somebody else an admin first.' },
} as const satisfies ErrorTable;
