import { expect, it } from 'vitest';
import { AppError } from '../../app-error.ts';
import { createApiCall } from './create-api-call.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'x-request-id': 'req-1', ...headers } });

/** A client against a server in a function. */
function setUp(answer: () => Response) {
  const requests: (readonly [string, RequestInit])[] = [];
  const call = createApiCall({
    fetch: async (url, init) => {
      requests.push([url, init]);
      return answer();
    },
    baseUrl: 'https://licenses.example',
    init: { redirect: 'error' },
  });
  return { call, requests };
}

it('fills the path and sends body, token and Idempotency-Key', async () => {
  const { call, requests } = setUp(() => json(201, {}));
  await call(
    'POST /v1/admin/users/:id/quota',
    { params: { id: 'a/b' }, body: { amount: 5, reason: 'r' } },
    { idempotencyKey: 'key-1', accessToken: 'token-1' },
  );
  expect(requests).toEqual([
    [
      'https://licenses.example/v1/admin/users/a%2Fb/quota',
      {
        method: 'POST',
        redirect: 'error',
        body: '{"amount":5,"reason":"r"}',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer token-1',
          'content-type': 'application/json',
          'idempotency-key': 'key-1',
        },
      },
    ],
  ]);
});

it('puts the query into the address and leaves out what is empty', async () => {
  const { call, requests } = setUp(() => json(200, { items: [], nextCursor: null }));
  await call('GET /v1/licenses', { query: { q: 'a b', limit: 50, cursor: '' } });
  expect(requests[0]?.[0]).toBe('https://licenses.example/v1/licenses?q=a+b&limit=50');
  expect(requests[0]?.[1].headers).toEqual({ accept: 'application/json' });
});

it('an answer without a body is undefined', async () => {
  const { call } = setUp(() => new Response(null, { status: 204 }));
  expect(await call('DELETE /v1/auth/sessions/:id', { params: { id: 'x' } })).toBeUndefined();
});

it.each([
  [
    'a coded error',
    () =>
      json(409, {
        code: 'QUOTA_EXCEEDED',
        message: '',
        params: { requested: 5, balance: 2, deep: {} },
        requestId: 'x',
      }),
    'QUOTA_EXCEEDED',
    { requested: 5, balance: 2, requestId: 'req-1' },
  ],
  [
    'too many requests',
    () => json(429, { code: 'RATE_LIMITED', message: '' }, { 'retry-after': '7' }),
    'RATE_LIMITED',
    { seconds: 7, requestId: 'req-1' },
  ],
  ['a page of a proxy', () => new Response('<html>', { status: 502 }), 'UNAVAILABLE', {}],
  ['an unknown code', () => json(418, { code: 'TEAPOT' }), 'INTERNAL', { requestId: 'req-1' }],
  ['a cut answer', () => new Response('{"a":', { status: 200 }), 'INTERNAL', {}],
  [
    'no answer',
    () => {
      throw new TypeError('network');
    },
    'UNAVAILABLE',
    {},
  ],
] as const)('maps %s', async (_name, answer, code, params) => {
  const { call } = setUp(answer);
  const error: unknown = await call('GET /v1/quota', {}).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code });
  expect(error instanceof AppError && error.params).toEqual(params);
});

it('passes an abort on as it is', async () => {
  const stop = new AbortController();
  const { call } = setUp(() => {
    stop.abort(new Error('left the page'));
    throw new DOMException('aborted', 'AbortError');
  });
  await expect(call('GET /v1/quota', {}, { signal: stop.signal })).rejects.toThrow('aborted');
});

it('hands out a CSV file as it is, its byte order mark included', async () => {
  const headers = { 'content-type': 'text/csv; charset=utf-8' };
  const { call } = setUp(() => new Response('\uFEFFid,time\r\n', { headers }));
  expect(await call('GET /v1/admin/audit.csv', {})).toBe('\uFEFFid,time\r\n');
});

it('a CSV file that is cut off on its way is none', async () => {
  const body = new ReadableStream({ start: (stream) => stream.error(new Error('cut off')) });
  const { call } = setUp(() => new Response(body, { headers: { 'content-type': 'text/csv' } }));
  await expect(call('GET /v1/admin/audit.csv', {})).rejects.toMatchObject({ code: 'INTERNAL' });
});
