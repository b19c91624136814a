import { AppError } from '@mywasender/contract/app-error';
import { ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';

export interface ServerCaller {
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
}

export interface ServerRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly accessToken?: string;
}

/** An outage: the server concluded nothing. Never shortens a lease. */
export class ServerOutage extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number | undefined } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ServerOutage';
    this.retryAfterMs = options.retryAfterMs;
  }
}

const TIMEOUT_MS = 15_000;

/**
 * One request to the license server; the parsed body of a 2xx. No answer, 5xx, 429 and what is no JSON throw
 * `ServerOutage`; other 4xx throw the `AppError` the server named.
 */
export async function callServer(
  { fetch, serverUrl }: ServerCaller,
  request: ServerRequest,
): Promise<unknown> {
  const response = await send(fetch, `${serverUrl}${request.path}`, request);
  const body = await readJson(response);
  if (response.ok) return body;
  if (response.status >= 500 || response.status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
    throw new ServerOutage(`status ${response.status}`, { retryAfterMs });
  }
  throw namedError(body, response.status);
}

async function send(fetch: typeof globalThis.fetch, url: string, request: ServerRequest): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  if (request.accessToken !== undefined) headers.set('authorization', `Bearer ${request.accessToken}`);
  try {
    return await fetch(url, {
      method: request.method,
      headers,
      // A redirect would carry keys and passwords to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
  } catch (cause) {
    throw new ServerOutage('no answer', { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const body = await response.text();
    return body === '' ? null : JSON.parse(body);
  } catch (cause) {
    throw new ServerOutage('the answer is no JSON', { cause });
  }
}

function namedError(body: unknown, status: number): Error {
  if (typeof body !== 'object' || body === null || !('code' in body) || !isErrorCode(body.code)) {
    return new ServerOutage(`status ${status} without a code`);
  }
  const params = 'params' in body && typeof body.params === 'object' ? body.params : null;
  return new AppError(body.code, plainParams(params));
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

function plainParams(params: object | null): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(params ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      kept[name] = value;
  }
  return kept;
}
