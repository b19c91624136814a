import { AppError } from '../../app-error.ts';
import type { AnswerOf, RouteInput, RouteKey } from '../routes/route-map.ts';
import { buildRequest, type CallInput, type CallOptions } from './build-request.ts';
import { readAnswer, readError } from './read-answer.ts';

export interface ApiCallDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** without a slash at its end; empty in a page of the server itself */
  readonly baseUrl: string;
  /** for every request, e.g. `redirect` or `credentials` */
  readonly init?: RequestInit;
}

/** Rejects with an AppError, its request id in `params.requestId`; with the signal's reason when aborted. */
export type ApiCall = <Key extends RouteKey>(
  route: Key,
  input: RouteInput<Key>,
  options?: CallOptions,
) => Promise<AnswerOf<Key>>;

/** A file of the server as it comes, for what is too large to be a text; rejects as {@link ApiCall} does. */
export type ApiDownload = <Key extends RouteKey>(
  route: Key,
  input: RouteInput<Key>,
  options?: CallOptions,
) => Promise<Blob>;

/**
 * The server as typed calls. No answer at all is `UNAVAILABLE`. Answers are typed, not checked: who does not trust
 * the server checks them against the schema of the route.
 */
export function createApiCall(deps: ApiCallDeps): ApiCall {
  return async (route, input, options = {}) => {
    const response = await request(deps, buildRequest(route, input as CallInput, options));
    return (await readAnswer(response)) as AnswerOf<typeof route>;
  };
}

/** The same for files. A file that breaks off on its way is `UNAVAILABLE`, never half of it. */
export function createApiDownload(deps: ApiCallDeps): ApiDownload {
  return async (route, input, options = {}) => {
    const response = await request(deps, buildRequest(route, input as CallInput, options));
    try {
      return await response.blob();
    } catch (cause) {
      throw new AppError('UNAVAILABLE', {}, cause);
    }
  };
}

async function request(
  { fetch, baseUrl, init: common }: ApiCallDeps,
  [path, init]: ReturnType<typeof buildRequest>,
): Promise<Response> {
  const response = await fetch(`${baseUrl}${path}`, { ...common, ...init }).catch((cause: unknown) => {
    if (init.signal?.aborted === true) throw cause;
    throw new AppError('UNAVAILABLE', {}, cause);
  });
  if (!response.ok) throw await readError(response);
  return response;
}
