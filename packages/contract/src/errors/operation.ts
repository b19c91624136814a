import type { ErrorTable } from './error-table.ts';

/** Raised by the commands of the operator. */
export const operationErrors = {
  BACKUP_UNREADABLE: { status: 500, message: 'The backup {file} cannot be used: {problem}' },
  BACKUP_TOOL: { status: 500, message: '{tool} failed: {problem}' },
  RESTORE_REFUSED: { status: 500, message: 'Nothing was restored: {problem}' },
} as const satisfies ErrorTable;
