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

/**
 * The server as typed calls. No answer at all is `UNAVAILABLE`. Answers are typed, not checked: who does not trust
 * the server checks them against the schema of the route.
 */
export function createApiCall({ fetch, baseUrl, init: common }: ApiCallDeps): ApiCall {
  return async (route, input, options = {}) => {
    const [path, init] = buildRequest(route, input as CallInput, options);
    const response = await send(`${baseUrl}${path}`, { ...common, ...init });
    if (!response.ok) throw await readError(response);
    return (await readAnswer(response)) as AnswerOf<typeof route>;
  };

  async function send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause;
      throw new AppError('UNAVAILABLE', {}, cause);
    }
  }
}
