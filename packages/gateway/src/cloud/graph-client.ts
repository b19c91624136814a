import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

/** The version of Meta's published OpenAPI file the requests follow. */
const GRAPH_VERSION = 'v23.0';
export const GRAPH_URL = 'https://graph.facebook.com';

/**
 * `refused`: Meta said no, with its own number; nothing was done.
 * `unsent`: no connection came about, so nothing was done either.
 * `lost`: nobody can say whether it was done (no answer in time, connection gone, 5xx, an answer not understood).
 */
export type GraphAnswer<T> =
  | { readonly kind: 'ok'; readonly body: T }
  | GraphRefusal
  | { readonly kind: 'unsent' | 'lost'; readonly detail: string };
export interface GraphRefusal {
  readonly kind: 'refused';
  readonly code: number;
}

const ErrorBody = Type.Object({ error: Type.Object({ code: Type.Integer() }) });
/** Errors of the system before a byte of the request could leave. */
const NOT_CONNECTED: readonly unknown[] = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

export interface GraphClient {
  call<T extends TSchema>(
    schema: T,
    path: string,
    init?: { readonly json: object } | { readonly form: FormData },
  ): Promise<GraphAnswer<Static<T>>>;
}

export interface GraphClientOptions {
  readonly accessToken: string;
  readonly fetch: typeof fetch;
  /** without a slash at the end, e.g. {@link GRAPH_URL} */
  readonly baseUrl: string;
  /** default 30 000 */
  readonly timeoutMs?: number;
}

/** 100 MB through a slow line. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Calls of the Graph API under one access token. It never throws and never tries again. The texts of Meta's
 * errors are left out: they can name numbers.
 */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { accessToken, fetch, baseUrl, timeoutMs = 30_000 } = options;
  return {
    async call(schema, path, init) {
      const headers: Record<string, string> = { authorization: `Bearer ${accessToken}` };
      const form = init !== undefined && 'form' in init ? init.form : undefined;
      if (init !== undefined && 'json' in init) headers['content-type'] = 'application/json';
      const body = init !== undefined && 'json' in init ? JSON.stringify(init.json) : form;
      try {
        const response = await fetch(`${baseUrl}/${GRAPH_VERSION}/${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers,
          redirect: 'error',
          signal: AbortSignal.timeout(form === undefined ? timeoutMs : UPLOAD_TIMEOUT_MS),
          ...(body === undefined ? {} : { body }),
        });
        const answer: unknown = await response.json();
        if (response.ok && Value.Check(schema, answer)) return { kind: 'ok', body: answer };
        if (response.status >= 400 && response.status < 500 && Value.Check(ErrorBody, answer)) {
          return { kind: 'refused', code: answer.error.code };
        }
        return { kind: 'lost', detail: `HTTP ${response.status}` };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

function failureOf(error: unknown): { readonly kind: 'unsent' | 'lost'; readonly detail: string } {
  const cause = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  if (NOT_CONNECTED.includes(code)) return { kind: 'unsent', detail: String(code) };
  return { kind: 'lost', detail: error instanceof Error ? error.name : 'no answer' };
}
