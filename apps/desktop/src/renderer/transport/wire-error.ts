import { AppError, type ErrorParams } from '@mywasender/contract/app-error';
import { ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

function isParams(value: unknown): value is ErrorParams {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((entry) => entry === null || /^(string|number|boolean)$/.test(typeof entry))
  );
}

/** The `AppError` behind an answer; the request id rides in its params. Anything else is `INTERNAL`. */
export function readWireError(body: unknown): AppError {
  if (typeof body !== 'object' || body === null || !('code' in body) || !isErrorCode(body.code))
    return new AppError('INTERNAL');
  const params = 'params' in body && isParams(body.params) ? body.params : {};
  const requestId = 'requestId' in body && typeof body.requestId === 'string' ? body.requestId : undefined;
  return new AppError(body.code, requestId === undefined ? params : { ...params, requestId });
}
