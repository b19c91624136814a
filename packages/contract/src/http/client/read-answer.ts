import { AppError, type ErrorParams } from '../../app-error.ts';
import { ERRORS, type ErrorCode } from '../../error-codes.ts';

const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function errorParams(value: unknown): ErrorParams {
  if (!isRecord(value)) return {};
  const params: Record<string, string | number | boolean | null> = {};
  for (const [name, entry] of Object.entries(value)) {
    if (
      entry === null ||
      typeof entry === 'string' ||
      typeof entry === 'number' ||
      typeof entry === 'boolean'
    )
      params[name] = entry;
  }
  return params;
}

async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  // A body cut off on its way is as good as none: the status still says what happened.
  return response.json().catch(() => null);
}

/** A refused answer as an AppError. What is not in the table of codes becomes `INTERNAL` or, from 502 on, `UNAVAILABLE`. */
export async function readError(response: Response): Promise<AppError> {
  const body = await readJson(response);
  const wire = isRecord(body) ? body : {};
  const requestId = response.headers.get('x-request-id') ?? wire.requestId;
  const retryAfter = Number(response.headers.get('retry-after'));
  const params = {
    ...(retryAfter > 0 ? { seconds: retryAfter } : {}),
    ...errorParams(wire.params),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  };
  if (isErrorCode(wire.code)) return new AppError(wire.code, params);
  if (response.status === 429) return new AppError('RATE_LIMITED', { seconds: 60, ...params });
  return new AppError(response.status >= 502 ? 'UNAVAILABLE' : 'INTERNAL', params);
}

/** The JSON of an accepted answer, or the text of a CSV file as it is; undefined when there is none. */
export async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const csv = response.headers.get('content-type')?.startsWith('text/csv') === true;
  try {
    if (!csv) return await response.json();
    // text() would take the byte order mark away
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch (cause) {
    const requestId = response.headers.get('x-request-id');
    throw new AppError('INTERNAL', requestId === null ? {} : { requestId }, cause);
  }
}
