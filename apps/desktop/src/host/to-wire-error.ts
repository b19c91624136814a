import { AppError, type WireError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import type { Logger } from 'pino';

/**
 * What may leave of an error. The unexpected becomes `INTERNAL`; the log has the rest under the same id. An error
 * that came from the core process keeps the id it was logged with there.
 */
export function toWireError(error: unknown, newRequestId: string, log: Logger): WireError {
  if (!(error instanceof AppError)) {
    log.error({ err: error, requestId: newRequestId }, 'unexpected error');
    return { code: 'INTERNAL', message: describeError('INTERNAL'), requestId: newRequestId };
  }
  const { code } = error;
  const { requestId: known, ...params } = error.params;
  const requestId = typeof known === 'string' ? known : newRequestId;
  if (code === 'INTERNAL') log.error({ err: error, requestId }, 'internal error');
  const message = describeError(code, params);
  return Object.keys(params).length === 0
    ? { code, message, requestId }
    : { code, message, params, requestId };
}
