import type { Route, RouteInput } from './routes.ts';

function fillPath(path: string, params: RouteInput['params'] = {}): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryString(query: RouteInput['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

export interface RequestOptions {
  readonly accessToken: string | null;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Address and fetch options of a call. */
export function buildRequest(
  route: Route<RouteInput, unknown>,
  input: RouteInput,
  options: RequestOptions,
): readonly [string, RequestInit] {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.accessToken !== null && route.withToken)
    headers.authorization = `Bearer ${options.accessToken}`;
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  return [
    fillPath(route.path, input.params) + queryString(input.query),
    {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  ];
}
