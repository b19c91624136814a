import { rmSync } from 'node:fs';
import { AppError } from '@mywasender/contract/app-error';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_FAILED_LOGINS } from '../auth/sign-in-attempts.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestAuthenticator } from '../testing/test-authenticator.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { finishPasskeySignIn } from './passkey-sign-in.ts';

let dataDir = '';
let server: TestServer;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

const post = (url: string, body: object, token?: string) => server.call({ method: 'POST', url, body, token });
type Authenticator = ReturnType<typeof createTestAuthenticator>;

const options = async (person: Person) =>
  (await post('/v1/me/passkeys/options', { password: PASSWORD }, person.token)).json;
const add = async (person: Person, key: Authenticator, name = 'Laptop') => {
  const { challengeId, options: wanted } = await options(person);
  return post('/v1/me/passkeys', { challengeId, name, passkey: key.create(wanted) }, person.token);
};
const alone = async (key: Authenticator) => {
  const { challengeId, options: wanted } = (await post('/v1/auth/passkey', {})).json;
  return post('/v1/auth/passkey/verify', { challengeId, passkey: key.get(wanted) });
};
const second = async (person: Person, key: Authenticator) => {
  const login = await post('/v1/auth/login', { email: person.user.email, password: PASSWORD });
  const { challengeId } = login.json;
  const asked = await post('/v1/auth/mfa/passkey', { challengeId });
  const passkey = key.get(asked.json.options);
  return {
    login,
    asked,
    verified: await post('/v1/auth/mfa/verify', { challengeId, method: 'passkey', passkey }),
  };
};

it('is registered, then signs in alone and after the password', async () => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  const wanted = (await options(person)).options;
  expect(wanted).toMatchObject({
    rp: { id: 'localhost', name: 'MyWASender' },
    user: { name: person.user.email },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  });
  const added = await add(person, key);
  expect([added.status, added.json.passkey.name]).toEqual([201, 'Laptop']);
  expect(added.json.recoveryCodes).toHaveLength(10);

  const passwordless = await alone(key);
  expect(passwordless.json.user.email).toBe(person.user.email);
  expect(passwordless.cookies[0]).toMatchObject({ name: 'mws_refresh', httpOnly: true });

  const { login, asked, verified } = await second(person, key);
  expect(login.json.methods).toEqual(['passkey', 'recovery']);
  expect(asked.json.options.allowCredentials).toMatchObject([{ id: key.id }]);
  expect(verified.json.user.email).toBe(person.user.email);
});

it('alone the authenticator must have checked the person; after the password it need not', async () => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  await add(person, key);
  key.userVerified = false;
  expect((await alone(key)).json.code).toBe('PASSKEY_REFUSED');
  expect((await second(person, key)).verified.status).toBe(200);
});

it.each([
  ['another page', { origin: 'http://localhost:4401' }],
  ['another site', { origin: 'https://evil.example' }],
  ['another party', { rpId: 'evil.example' }],
])('what was signed for %s is refused, to register and to sign in', async (_name, change) => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  expect((await add(person, createTestAuthenticator(change))).json.code).toBe('PASSKEY_REFUSED');
  await add(person, key);
  Object.assign(key, change);
  expect((await alone(key)).json.code).toBe('PASSKEY_REFUSED');
});

it('a counter that does not go up is a copy', async () => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  key.counter = 5;
  await add(person, key);
  expect((await alone(key)).json.code).toBe('PASSKEY_REFUSED');
  key.counter = 6;
  expect((await alone(key)).status).toBe(200);
  expect((await alone(key)).json.code).toBe('PASSKEY_REFUSED');
});

it('one answer in 20 parallel sign-ins: one session', async () => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  await add(person, key);
  const { challengeId, options: wanted } = (await post('/v1/auth/passkey', {})).json;
  const passkey = key.get(wanted);
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      finishPasskeySignIn(
        server.deps,
        { challengeId, passkey },
        { ip: '', requestId: '', userAgent: null },
      ).then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
      ),
    ),
  );
  expect(results.filter((one) => one === 'done')).toHaveLength(1);
  expect(results.filter((one) => one === 'PASSKEY_REFUSED')).toHaveLength(19);
});

it('a challenge is for its person, its purpose and five minutes', async () => {
  const ann = await server.world.createPerson('user');
  const bob = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  const body = async () => {
    const { challengeId, options: wanted } = await options(ann);
    return { challengeId, name: 'x', passkey: key.create(wanted) };
  };
  expect((await post('/v1/me/passkeys', await body(), bob.token)).json.code).toBe('MFA_ENROLMENT_ENDED');
  const late = await body();
  server.clock.ms += 5 * 60_000;
  expect((await post('/v1/me/passkeys', late, ann.token)).json.code).toBe('MFA_ENROLMENT_ENDED');
  await add(ann, key);
  const { challengeId, options: wanted } = await options(ann);
  const used = await post('/v1/auth/passkey/verify', { challengeId, passkey: key.get(wanted) });
  expect(used.json.code).toBe('PASSKEY_REFUSED');
});

it('a locked account stays locked for its passkeys', async () => {
  const person = await server.world.createPerson('user');
  const key = createTestAuthenticator();
  await add(person, key);
  for (let index = 0; index < MAX_FAILED_LOGINS; index++) {
    await post('/v1/auth/login', { email: person.user.email, password: 'wrong one' });
  }
  const { status, json } = await alone(key);
  expect([status, json.code]).toEqual([429, 'ACCOUNT_LOCKED']);
});

it('several are named, renamed and removed; nobody touches those of others', async () => {
  const person = await server.world.createPerson('user');
  const first = createTestAuthenticator();
  const { passkey } = (await add(person, first, 'Phone')).json;
  expect((await add(person, createTestAuthenticator(), 'Key')).json.recoveryCodes).toBeNull();
  expect((await add(person, first)).json.code).toBe('PASSKEY_KNOWN');
  const stranger = await server.world.createPerson('admin');
  const url = `/v1/me/passkeys/${passkey.id}`;
  const rename = (token: string) => server.call({ method: 'PATCH', url, token, body: { name: 'Old phone' } });
  const remove = (token: string) => post(`${url}/remove`, { password: PASSWORD }, token);
  expect([(await rename(stranger.token)).status, (await remove(stranger.token)).status]).toEqual([404, 404]);
  expect((await rename(person.token)).json.name).toBe('Old phone');
  expect((await remove(person.token)).status).toBe(204);
  expect((await alone(first)).json.code).toBe('PASSKEY_REFUSED');
  const left = await server.call({ method: 'GET', url: '/v1/me/factors', token: person.token });
  expect(left.json.passkeys.map((row: { name: string }) => row.name)).toEqual(['Key']);
});
