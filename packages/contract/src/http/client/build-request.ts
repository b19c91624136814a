import type { Method, RouteName } from '../routes/route.ts';

/** The parts of a call, whatever its route. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

export interface CallOptions {
  readonly accessToken?: string | null;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

function fillPath(path: string, params: CallInput['params'] = {}): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryString(query: CallInput['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Path and fetch options of a call. */
export function buildRequest(
  name: RouteName,
  input: CallInput,
  { accessToken, idempotencyKey, signal }: CallOptions,
): readonly [path: string, init: RequestInit & { readonly method: Method }] {
  const [method, path] = name.split(' ') as [Method, string];
  const headers: Record<string, string> = { accept: 'application/json' };
  if (typeof accessToken === 'string') headers.authorization = `Bearer ${accessToken}`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  return [
    fillPath(path, input.params) + queryString(input.query),
    {
      method,
      headers,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(signal === undefined ? {} : { signal }),
    },
  ];
}
