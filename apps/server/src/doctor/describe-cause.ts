import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';

const DEEPEST = 4;

/** Why a check could not do its work, in one line. `fetch` and Prisma wrap what happened: the innermost says it. */
export function describeCause(error: unknown, depth = 0): string {
  if (error instanceof AppError) return describeError(error.code, error.params);
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined && depth < DEEPEST) return describeCause(error.cause, depth + 1);
  // what was tried at several addresses of one name has no sentence of its own
  if (error instanceof AggregateError && error.errors.length > 0)
    return describeCause(error.errors[0], depth);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const line = error.message.trim().split('\n').at(-1) ?? '';
  if (line === '') return code === '' ? error.name : code;
  return code === '' || line.includes(code) ? line : `${line} (${code})`;
}
