import type { LoginAnswer } from '@mywasender/contract/http/auth';
import { describe, expect, it, vi } from 'vitest';
import { createApiClient } from './api-client.ts';

const user = {
  id: 'u1',
  email: 'a@b.example',
  name: 'Ada',
  role: 'reseller',
  mayRevoke: true,
  createdAt: '2026-01-01T00:00:00Z',
} as const;
const login = (accessToken: string): LoginAnswer => ({ accessToken, expiresIn: 1800, user });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'x-request-id': 'req-1', ...headers } });
const expired = () => json(401, { code: 'UNAUTHENTICATED', message: '', requestId: 'req-1' });

interface Seen {
  readonly call: string;
  readonly authorization: string | null;
}

/** A client against a server in a function. `signedIn` = a refresh cookie should exist. */
function setUp(
  answer: (call: string, authorization: string | null) => Response | Promise<Response>,
  signedIn = true,
) {
  const seen: Seen[] = [];
  let hint = signedIn;
  const api = createApiClient({
    fetch: async (url, init) => {
      const call = `${init.method} ${url}`;
      const authorization = new Headers(init.headers).get('authorization');
      seen.push({ call, authorization });
      return answer(call, authorization);
    },
    exclusively: (task) => task(),
    hint: { get: () => hint, set: (next) => (hint = next) },
  });
  return { api, seen, hint: () => hint };
}

const REFRESH = 'POST /v1/auth/refresh';

describe('refresh', () => {
  it('happens once for many calls that met an ended token, and each is repeated with the new one', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let refreshes = 0;
    const { api, seen } = setUp(async (call, authorization) => {
      if (call === REFRESH) {
        refreshes += 1;
        if (refreshes > 1) await held;
        return json(200, login(`token-${refreshes}`));
      }
      return authorization === 'Bearer token-2' ? json(200, { call }) : expired();
    });
    await api.start();
    const calls = Promise.all([
      api.call('GET /v1/quota', {}),
      api.call('GET /v1/plans', {}),
      api.call('GET /v1/auth/sessions', {}),
    ]);
    await vi.waitFor(() => expect(seen.filter(({ call }) => call === REFRESH)).toHaveLength(2));
    const late = api.call('GET /v1/licenses', { query: { q: 'a b', limit: 50 } });
    release();
    expect(await calls).toEqual([
      { call: 'GET /v1/quota' },
      { call: 'GET /v1/plans' },
      { call: 'GET /v1/auth/sessions' },
    ]);
    expect(await late).toEqual({ call: 'GET /v1/licenses?q=a+b&limit=50' });
    expect(refreshes).toBe(2);
    expect(seen.filter(({ call }) => call.includes('/v1/licenses'))).toHaveLength(1);
  });

  it('lets a file come after it too, whole or not at all', async () => {
    let broken = false;
    const { api } = setUp((call, authorization) => {
      if (call === REFRESH) return json(200, login('token-1'));
      if (authorization === null) return expired();
      if (!broken) return new Response('key,status\r\n', { headers: { 'content-type': 'text/csv' } });
      const cut = new ReadableStream({ pull: (controller) => controller.error(new Error('cut off')) });
      return new Response(cut, { headers: { 'content-type': 'text/csv' } });
    });
    const file = await api.download('POST /v1/licenses/export', { body: {} });
    expect(await file.text()).toBe('key,status\r\n');
    broken = true;
    await expect(api.download('POST /v1/licenses/export', { body: {} })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('ends the session when the cookie is refused, and says why', async () => {
    let refreshes = 0;
    const { api, hint } = setUp((call) => {
      if (call !== REFRESH) return expired();
      refreshes += 1;
      return refreshes === 1
        ? json(200, login('t'))
        : json(401, { code: 'REFRESH_REUSED', message: '', requestId: 'req-9' }, { 'x-request-id': 'req-9' });
    });
    await api.start();
    await expect(api.call('GET /v1/quota', {})).rejects.toMatchObject({
      code: 'REFRESH_REUSED',
      params: { requestId: 'req-9' },
    });
    expect(api.session.get()).toEqual({ status: 'signed-out', reason: 'ended' });
    expect(hint()).toBe(false);
  });

  it('keeps the session through an outage', async () => {
    let refreshes = 0;
    const { api } = setUp((call) => {
      if (call !== REFRESH) return expired();
      refreshes += 1;
      if (refreshes === 1) return json(200, login('t'));
      throw new TypeError('network');
    });
    await api.start();
    await expect(api.call('GET /v1/quota', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(api.session.get()).toEqual({ status: 'signed-in', user });
  });

  it('is not tried for a wrong password', async () => {
    const { api, seen } = setUp(() =>
      json(401, { code: 'INVALID_CREDENTIALS', message: '', requestId: 'r' }),
    );
    await expect(api.signIn({ email: 'a@b.example', password: 'x' })).rejects.toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    expect(seen.map(({ call }) => call)).toEqual(['POST /v1/auth/login']);
  });
});

describe('start', () => {
  it('asks nothing on a first visit', async () => {
    const { api, seen } = setUp(() => expired(), false);
    expect(await api.start()).toEqual({ status: 'signed-out', reason: 'none' });
    expect(seen).toEqual([]);
  });

  it('restores the session once however often it is called', async () => {
    const { api, seen } = setUp(() => json(200, login('t')));
    const states = await Promise.all([api.start(), api.start()]);
    expect(states).toEqual([
      { status: 'signed-in', user },
      { status: 'signed-in', user },
    ]);
    expect(seen).toHaveLength(1);
  });

  it('can be tried again after an outage', async () => {
    let up = false;
    const { api } = setUp(() => {
      if (!up) throw new TypeError('network');
      return json(200, login('t'));
    });
    await expect(api.start()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(api.session.get()).toEqual({ status: 'unknown' });
    up = true;
    expect(await api.start()).toEqual({ status: 'signed-in', user });
  });
});

describe('sign out', () => {
  it('forgets the token', async () => {
    const { api, seen } = setUp((call) =>
      call === REFRESH ? json(200, login('t')) : new Response(null, { status: 204 }),
    );
    await api.start();
    await api.signOut();
    expect(api.session.get()).toEqual({ status: 'signed-out', reason: 'left' });
    expect(seen.at(-1)).toEqual({ call: 'POST /v1/auth/logout', authorization: 'Bearer t' });
  });

  it('is done as well when the session was over already', async () => {
    const { api } = setUp(
      (call) => (call === 'POST /v1/auth/login' ? json(200, login('t')) : expired()),
      false,
    );
    await api.signIn({ email: 'a@b.example', password: 'x' });
    await api.signOut();
    expect(api.session.get()).toEqual({ status: 'signed-out', reason: 'left' });
  });
});
