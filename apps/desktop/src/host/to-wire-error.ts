import { AppError, type WireError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import type { Logger } from 'pino';

/** What may leave of an error. The unexpected becomes `INTERNAL`; the log has the rest under the same id. */
export function toWireError(error: unknown, requestId: string, log: Logger): WireError {
  if (!(error instanceof AppError)) {
    log.error({ err: error, requestId }, 'unexpected error');
    return { code: 'INTERNAL', message: describeError('INTERNAL'), requestId };
  }
  if (error.code === 'INTERNAL') log.error({ err: error, requestId }, 'internal error');
  const { code, params } = error;
  const message = describeError(code, params);
  return Object.keys(params).length === 0
    ? { code, message, requestId }
    : { code, message, params, requestId };
}
