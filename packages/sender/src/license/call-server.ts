import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import { createApiCall } from '@mywasender/contract/http/client/create-api-call';
import type { RouteDefinition } from '@mywasender/contract/http/routes/route';
import {
  type AnswerOf,
  ROUTES,
  type RouteInput,
  type RouteKey,
} from '@mywasender/contract/http/routes/route-map';
import Value from 'typebox/value';

export interface ServerCaller {
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
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
 * One call of the license server, its answer checked against the contract (`LICENSE_ANSWER_INVALID`). No answer,
 * 5xx, 429 and what is no JSON throw `ServerOutage`; other 4xx throw the `AppError` the server named.
 */
export async function callServer<Key extends RouteKey>(
  { fetch, serverUrl }: ServerCaller,
  route: Key,
  input: RouteInput<Key>,
  accessToken: string | null = null,
): Promise<AnswerOf<Key>> {
  // A redirect would carry keys and passwords to another host.
  const call = createApiCall({ fetch, baseUrl: serverUrl, init: { redirect: 'error' } });
  try {
    const answer = await call(route, input, { accessToken, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!matches(route, answer)) throw new AppError('LICENSE_ANSWER_INVALID', { reason: route });
    return answer;
  } catch (error) {
    throw isConclusion(error) ? error : outageOf(error);
  }
}

function matches(route: RouteKey, answer: unknown): boolean {
  const { answer: schemas }: RouteDefinition = ROUTES[route];
  if (answer === undefined) return schemas[204] !== undefined;
  return Object.entries(schemas).some(
    ([status, schema]) => Number(status) < 300 && Value.Check(schema, answer),
  );
}

function isConclusion(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  if (error.code === 'LICENSE_ANSWER_INVALID') return true;
  const status = statusOf(error.code);
  return status < 500 && status !== 429;
}

function outageOf(error: unknown): ServerOutage {
  if (!(error instanceof AppError)) return new ServerOutage('no answer', { cause: error });
  const { seconds } = error.params;
  return new ServerOutage(error.code, {
    cause: error,
    retryAfterMs: typeof seconds === 'number' ? seconds * 1000 : undefined,
  });
}

/** For whoever waits for the answer: an outage is told as `RATE_LIMITED` or `LICENSE_SERVER_UNREACHABLE`. */
export async function answeredBy<T>(serverUrl: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ServerOutage)) throw error;
    if (error.retryAfterMs !== undefined) {
      throw new AppError('RATE_LIMITED', { seconds: Math.ceil(error.retryAfterMs / 1000) }, error);
    }
    throw new AppError('LICENSE_SERVER_UNREACHABLE', { host: new URL(serverUrl).host }, error);
  }
}
