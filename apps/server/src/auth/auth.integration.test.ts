import { expect, it } from 'vitest';
import { eachDatabase } from '../testing/each-database.ts';
import { PASSWORD } from '../testing/world.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';

const OURS = 'http://127.0.0.1:4400';

eachDatabase('accounts', (server) => {
  const post = (url: string, body: object, headers: Record<string, string> = {}, token?: string) =>
    server().call({ method: 'POST', url, body, headers, token });
  const me = (token: string) => server().call({ method: 'GET', url: '/v1/me', token });
  const signIn = (email: string, client?: 'web' | 'desktop') =>
    post('/v1/auth/login', { email, password: PASSWORD, ...(client ? { client } : {}) });

  it('registering answers the same for a free and a taken address', async () => {
    const body = { email: 'New.Person@Example.com', password: 'a good password', name: 'New' };
    const first = await post('/v1/auth/register', body);
    const second = await post('/v1/auth/register', { ...body, password: 'another password' });
    expect([first.status, first.json]).toEqual([202, { accepted: true }]);
    expect([second.status, second.json]).toEqual([first.status, first.json]);
    const login = await post('/v1/auth/login', {
      email: 'new.person@example.com',
      password: 'a good password',
    });
    expect(login.json.user).toMatchObject({ email: 'new.person@example.com', role: 'user', name: 'New' });
  });

  it.each([
    ['short', { password: 'seven77' }, 'VALIDATION_FAILED'],
    ['of more than 72 bytes', { password: 'ü'.repeat(37) }, 'PASSWORD_TOO_LONG'],
    ['known from leaks', { password: 'trustno123' }, 'PASSWORD_COMMON'],
    ['made of the product’s name', { password: 'MyWaSender42' }, 'PASSWORD_PERSONAL'],
    ['easy to guess', { password: 'abcdefghijkl2' }, 'PASSWORD_WEAK'],
  ])('a password that is %s is refused', async (_name, change, code) => {
    const body = { email: 'x@example.com', name: 'X', ...change };
    expect((await post('/v1/auth/register', body)).json.code).toBe(code);
  });

  it('says how strong a password would be, and what setting it would say', async () => {
    const ask = async (body: object) => (await post('/v1/auth/password/strength', body)).json;
    expect(await ask({ password: 'trustno123' })).toEqual({ strength: 1, problem: 'PASSWORD_COMMON' });
    expect(await ask({ password: 'correct horse battery' })).toEqual({ strength: 4, problem: null });
    expect(await ask({ password: 'rita seller', name: 'Rita Seller' })).toMatchObject({
      problem: 'PASSWORD_PERSONAL',
    });
  });

  it('nobody registers as anything but a user', async () => {
    const body = { email: 'y@example.com', password: 'a good password', name: 'Y', role: 'admin' };
    const { status, json } = await post('/v1/auth/register', body);
    expect([status, json.params]).toEqual([400, { field: 'role', problem: 'is not known' }]);
  });

  it('a wrong password and an unknown address get the same answer', async () => {
    const { user } = await server().world.createPerson('user');
    const wrong = await post('/v1/auth/login', { email: user.email, password: 'wrong password' });
    const unknown = await post('/v1/auth/login', { email: 'nobody@example.com', password: 'wrong password' });
    expect([wrong.status, wrong.json.code, wrong.json.message]).toEqual([
      unknown.status,
      unknown.json.code,
      unknown.json.message,
    ]);
    expect(wrong.status).toBe(401);
  });

  it('the web keeps its refresh token in a cookie no script reads, and only our pages may use it', async () => {
    const { user } = await server().world.createPerson('user');
    const login = await signIn(user.email);
    expect(login.json).not.toHaveProperty('refreshToken');
    expect(login.json.expiresIn).toBe(1800);
    const [cookie] = login.cookies;
    expect(cookie).toMatchObject({ name: 'mws_refresh', httpOnly: true, sameSite: 'Strict', path: '/' });
    const headers = { cookie: `mws_refresh=${cookie?.value}` };
    for (const origin of ['https://evil.example', 'null', '']) {
      const refused = await post('/v1/auth/refresh', {}, { ...headers, ...(origin ? { origin } : {}) });
      expect([refused.status, refused.json.code]).toEqual([403, 'ORIGIN_REFUSED']);
    }
    const refreshed = await post('/v1/auth/refresh', {}, { ...headers, origin: OURS });
    expect(refreshed.status).toBe(200);
    expect(refreshed.cookies[0]?.value).not.toBe(cookie?.value);
    expect((await me(refreshed.json.accessToken)).json.email).toBe(user.email);
  });

  it('the desktop gets its refresh token in the body; a web token does not work there', async () => {
    const { user } = await server().world.createPerson('user');
    const desktop = await signIn(user.email, 'desktop');
    expect(desktop.cookies).toEqual([]);
    const { refreshToken } = desktop.json;
    expect((await post('/v1/auth/refresh', { refreshToken })).status).toBe(200);
    const web = (await signIn(user.email)).cookies[0]?.value;
    expect((await post('/v1/auth/refresh', { refreshToken: web })).status).toBe(401);
  });

  it('a lost answer may be asked for again for 10 s; afterwards it ends the session, access token included', async () => {
    const { user } = await server().world.createPerson('user');
    const { json: login } = await signIn(user.email, 'desktop');
    const one = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    server().clock.ms += 10_000;
    const retry = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    expect(retry.json.refreshToken).toBe(one.json.refreshToken);
    server().clock.ms += 1;
    const reuse = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    expect([reuse.status, reuse.json.code]).toEqual([401, 'REFRESH_REUSED']);
    expect((await post('/v1/auth/refresh', { refreshToken: one.json.refreshToken })).status).toBe(401);
    expect((await me(one.json.accessToken)).json.code).toBe('SESSION_ENDED');
  });

  it('a token two steps old is a copy, also within the 10 s', async () => {
    const { user } = await server().world.createPerson('user');
    const { json: login } = await signIn(user.email, 'desktop');
    const one = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    await post('/v1/auth/refresh', { refreshToken: one.json.refreshToken });
    const reuse = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    expect(reuse.json.code).toBe('REFRESH_REUSED');
  });

  it('a session ends 30 days after signing in, however often it was refreshed', async () => {
    const { user } = await server().world.createPerson('user');
    const { json: login } = await signIn(user.email, 'desktop');
    const { clock } = server();
    const start = clock.ms;
    clock.ms += 29 * 86_400_000;
    const late = await post('/v1/auth/refresh', { refreshToken: login.refreshToken });
    expect(late.status).toBe(200);
    clock.ms += 86_400_000;
    const over = await post('/v1/auth/refresh', { refreshToken: late.json.refreshToken });
    expect(over.json.code).toBe('SESSION_ENDED');
    clock.ms = start;
  });

  it('an access token ends after 30 minutes', async () => {
    const { user } = await server().world.createPerson('user');
    const { json } = await signIn(user.email);
    const { clock } = server();
    clock.ms += 1_799_000;
    expect((await me(json.accessToken)).status).toBe(200);
    clock.ms += 1000;
    expect((await me(json.accessToken)).json.code).toBe('UNAUTHENTICATED');
    clock.ms -= 1_800_000;
  });

  it('signing out ends the access token at once', async () => {
    const { user } = await server().world.createPerson('user');
    const { json } = await signIn(user.email, 'desktop');
    const out = await post('/v1/auth/logout', { refreshToken: json.refreshToken });
    expect([out.status, out.headers['clear-site-data']]).toEqual([204, '"cache", "storage"']);
    expect((await me(json.accessToken)).json.code).toBe('SESSION_ENDED');
    expect((await post('/v1/auth/logout', { refreshToken: json.refreshToken })).status).toBe(204);
  });

  it('lists one’s own sessions and ends one of them', async () => {
    const { user } = await server().world.createPerson('user');
    const a = (await signIn(user.email)).json.accessToken;
    const b = (await signIn(user.email, 'desktop')).json.accessToken;
    const list = await server().call({ method: 'GET', url: '/v1/auth/sessions', token: a });
    // the third is the one the world was made with
    expect(list.json.items).toHaveLength(3);
    const other = list.json.items.find((item: { client: string }) => item.client === 'desktop');
    expect(other.current).toBe(false);
    const url = `/v1/auth/sessions/${other.id}`;
    const stranger = await server().world.createPerson('admin');
    expect((await server().call({ method: 'DELETE', url, token: stranger.token })).status).toBe(404);
    expect((await server().call({ method: 'DELETE', url, token: a })).status).toBe(204);
    expect((await me(b)).json.code).toBe('SESSION_ENDED');
    expect((await me(a)).status).toBe(200);
  });

  it('a changed role acts at once, and nobody changes their own', async () => {
    const { world } = server();
    const person = await world.createPerson('user');
    const url = (id: string) => `/v1/admin/users/${id}`;
    const body = { role: 'reseller' };
    const changed = await server().call({
      method: 'PATCH',
      url: url(person.user.id),
      token: world.admin.token,
      body,
    });
    expect(changed.json).toMatchObject({ role: 'reseller', balance: 0 });
    expect((await me(person.token)).json.code).toBe('SESSION_ENDED');
    const own = await server().call({
      method: 'PATCH',
      url: url(world.admin.user.id),
      token: world.admin.token,
      body,
    });
    expect(own.status).toBe(403);
  });

  it('an admin opens an account; its password is shown once and works', async () => {
    const { admin } = server().world;
    const body = { email: 'Rita@Example.com', name: 'Rita', role: 'reseller' };
    const made = await post('/v1/admin/users', body, { 'idempotency-key': 'rita' }, admin.token);
    expect(made.status).toBe(201);
    const again = await post('/v1/admin/users', body, { 'idempotency-key': 'rita' }, admin.token);
    expect(again.json).toEqual(made.json);
    expect((await post('/v1/admin/users', body, {}, admin.token)).json.code).toBe('EMAIL_TAKEN');
    const login = await post('/v1/auth/login', { email: 'rita@example.com', password: made.json.password });
    expect(login.json.user.role).toBe('reseller');
  });

  it('what has served its time is deleted, and nothing else', async () => {
    const { deps, clock } = server();
    const { prisma } = deps.db;
    const { user } = await server().world.createPerson('user');
    await signIn(user.email);
    const nonce = (value: string, expiresAt: Date) =>
      prisma.usedProofNonce.create({ data: { keyThumbprint: 'tidy', nonce: value, expiresAt } });
    await nonce('over', new Date(clock.ms - 1));
    await nonce('fresh', new Date(clock.ms + 1));
    await tidyUp(deps);
    const nonces = await prisma.usedProofNonce.findMany({ where: { keyThumbprint: 'tidy' } });
    expect(nonces.map((row) => row.nonce)).toEqual(['fresh']);
    expect(await prisma.session.count({ where: { userId: user.id } })).toBe(2);
    await tidyUp({ ...deps, now: () => new Date(clock.ms + 61 * 86_400_000) });
    expect(await prisma.session.count({ where: { userId: user.id } })).toBe(0);
  });
});
