import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';

/** Why a command could not do its work, for the person at the terminal; a stack only where nothing is known. */
export function explainFailure(error: unknown): string {
  if (error instanceof AppError) return describeError(error.code, error.params);
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${process.env.PORT || 4400} is taken. Stop what uses it, or set PORT.`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return 'DATABASE_URL: the database does not answer at this address.';
    case '28P01':
    case '28000':
      return 'DATABASE_URL: the database refuses this user or password.';
    case '3D000':
      return 'DATABASE_URL: there is no database of this name.';
    case 'ENOSPC':
      return 'The disk is full. Free some space, then start again.';
    default:
      return `The license server failed: ${error instanceof Error ? error.stack : String(error)}`;
  }
}
