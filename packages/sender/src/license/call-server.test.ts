import { AppError } from '@mywasender/contract/app-error';
import { describe, expect, it } from 'vitest';
import { callServer, ServerOutage } from './call-server.ts';

const ID = '0b1f6a4e-57c2-4f4c-8d07-2f9b1c3f6e22';

/** One call against a server in a function, and what was sent. */
async function ask(answer: () => Response) {
  const requests: (readonly [string, RequestInit | undefined])[] = [];
  const server = {
    serverUrl: 'https://licenses.example',
    fetch: (async (url, init) => {
      if (typeof url !== 'string') throw new Error('the client calls addresses');
      requests.push([url, init]);
      return answer();
    }) as typeof fetch,
  };
  const ended = await callServer(
    server,
    'DELETE /v1/auth/sessions/:id',
    { params: { id: ID } },
    'token-1',
  ).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const keys = await callServer(server, 'GET /.well-known/jwks.json', {}).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  return { requests, ended, keys };
}
const refusal =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ code, message: '', params: { seconds: 7 }, requestId: 'r' }, { status, headers });

describe('a call of the license server', () => {
  it('follows no redirect, which would carry keys and passwords to another host', async () => {
    const { requests } = await ask(() => new Response(null, { status: 204 }));
    expect(requests.map(([url, init]) => [url, init?.redirect])).toEqual([
      [`https://licenses.example/v1/auth/sessions/${ID}`, 'error'],
      ['https://licenses.example/.well-known/jwks.json', 'error'],
    ]);
    expect(requests[0]?.[1]?.headers).toMatchObject({ authorization: 'Bearer token-1' });
  });

  it('believes only answers in the shape of the contract', async () => {
    const empty = await ask(() => new Response(null, { status: 204 }));
    expect(empty.ended).toEqual({ value: undefined });
    expect(empty.keys).toMatchObject({ error: { code: 'LICENSE_ANSWER_INVALID' } });
    const good = await ask(() => Response.json({ keys: [] }));
    expect(good.keys).toEqual({ value: { keys: [] } });
    expect(good.ended).toMatchObject({ error: { code: 'LICENSE_ANSWER_INVALID' } });
  });

  it.each([
    ['an error of the server', refusal(500, 'INTERNAL'), 7000],
    ['a busy server', refusal(503, 'UNAVAILABLE', { 'retry-after': '30' }), 7000],
    ['too many calls', refusal(429, 'RATE_LIMITED'), 7000],
    ['a page of a proxy', () => new Response('<html>', { status: 502 }), undefined],
    ['a refusal without a code', () => new Response('no', { status: 403 }), undefined],
    ['a page instead of JSON', () => new Response('<html>'), undefined],
    ['nothing', () => Promise.reject(new TypeError('network')) as never, undefined],
  ])('takes %s for an outage', async (_name, answer, retryAfterMs) => {
    const { keys } = await ask(answer);
    expect(keys).toEqual({ error: expect.any(ServerOutage) });
    expect(keys).toMatchObject({ error: { retryAfterMs } });
  });

  it('passes on what the server refused by name', async () => {
    const { ended } = await ask(refusal(404, 'NOT_FOUND'));
    expect(ended).toEqual({ error: expect.any(AppError) });
    expect(ended).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
