import { expect, it } from 'vitest';
import { createAccount } from './sign-in.ts';

const CHALLENGE = 'c'.repeat(43);
const login = {
  accessToken: 'token',
  expiresIn: 1800,
  user: {
    id: '11111111-1111-4111-8111-111111111111',
    email: 'ann@example.com',
    name: 'Ann',
    role: 'user',
    mayRevoke: false,
    createdAt: '2026-01-01T00:00:00Z',
  },
  refreshToken: 'refresh',
};
const answers: Readonly<Record<string, { status: number; body: object }>> = {
  'POST /v1/auth/login': {
    status: 200,
    body: { mfaRequired: true, challengeId: CHALLENGE, methods: ['totp', 'passkey', 'email', 'recovery'] },
  },
  'POST /v1/auth/mfa/send': {
    status: 202,
    body: { to: 'a…@example.com', expiresAt: '2026-01-01T00:00:00Z' },
  },
  'POST /v1/auth/mfa/verify': { status: 200, body: login },
  'GET /v1/licenses?limit=200': { status: 200, body: { items: [], nextCursor: null } },
};

function createServer() {
  const seen: { readonly call: string; readonly body: unknown; readonly token: string | null }[] = [];
  const account = createAccount({
    serverUrl: 'https://licenses.example',
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url instanceof Request ? url.url : url);
      const call = `${init?.method} ${pathname}${search}`;
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      seen.push({ call, body, token: new Headers(init?.headers).get('authorization') });
      const { status, body: answer } = answers[call] ?? { status: 404, body: { code: 'NOT_FOUND' } };
      return Response.json(answer, { status });
    },
  });
  return { account, seen };
}

it('an account with a second factor gives its licenses after the code', async () => {
  const { account, seen } = createServer();
  expect(await account.signIn({ email: 'ann@example.com', password: 'p' })).toEqual({
    licenses: null,
    // a passkey belongs to the browser
    methods: ['totp', 'email', 'recovery'],
  });
  expect(await account.sendCode('email')).toBe('a…@example.com');
  expect(await account.verify({ method: 'email', code: '123456' })).toEqual([]);
  expect(seen.slice(1)).toEqual([
    { call: 'POST /v1/auth/mfa/send', body: { challengeId: CHALLENGE, method: 'email' }, token: null },
    {
      call: 'POST /v1/auth/mfa/verify',
      body: { challengeId: CHALLENGE, method: 'email', code: '123456' },
      token: null,
    },
    { call: 'GET /v1/licenses?limit=200', body: undefined, token: 'Bearer token' },
  ]);
});

it('no code is taken when no sign-in awaits one', async () => {
  const { account, seen } = createServer();
  await expect(account.verify({ method: 'totp', code: '123456' })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  await account.signIn({ email: 'ann@example.com', password: 'p' });
  await account.verify({ method: 'totp', code: '123456' });
  await expect(account.sendCode('email')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(seen).toHaveLength(3);
});
