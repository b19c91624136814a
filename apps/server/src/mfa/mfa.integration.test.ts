import type { MfaMethod } from '@mywasender/contract/http/mfa';
import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { MAX_FAILED_LOGINS } from '../auth/sign-in-attempts.ts';
import type { MailTransport } from '../mail/mail-transport.ts';
import { codeOf, times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';
import { CHALLENGE_MINUTES, startChallenge } from './challenges.ts';
import { removeFactor } from './remove-factor.ts';
import { sendSignInCode } from './send-sign-in-code.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

const origin = { ip: '10.0.0.1', requestId: 'test', userAgent: null };
const count = (values: readonly string[], wanted: string) => values.filter((one) => one === wanted).length;

oneDatabase('second factors', (server) => {
  const post = (url: string, body: object, token?: string) =>
    server().call({ method: 'POST', url, body, token });
  const get = (url: string, token: string) => server().call({ method: 'GET', url, token });
  const signIn = (person: Person, password = PASSWORD) =>
    post('/v1/auth/login', { email: person.user.email, password, client: 'desktop' });
  const verify = (challengeId: string, method: MfaMethod, code: string) =>
    post('/v1/auth/mfa/verify', { challengeId, method, code });
  const codeAt = (secret: string, ms: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });
  /** The next code that has not been used, by letting its time come. */
  const nextCode = (secret: string) => {
    server().clock.ms += 30_000;
    return codeAt(secret, server().clock.ms);
  };

  /** A person with an authenticator app. */
  const enrol = async (role: 'user' | 'admin' = 'user') => {
    const person = await server().world.createPerson(role);
    const started = await post('/v1/me/factors/totp', { password: PASSWORD }, person.token);
    const { secret } = started.json;
    const confirmed = await post(
      '/v1/me/factors/totp/confirm',
      { code: codeAt(secret, server().clock.ms) },
      person.token,
    );
    expect([started.status, confirmed.status]).toEqual([201, 200]);
    return { person, secret: String(secret), recoveryCodes: confirmed.json.recoveryCodes as string[] };
  };
  /** Challenges made without their passwords, for tests of many at once. */
  const challenges = (amount: number, { user }: Person) =>
    times(amount, () =>
      startChallenge(server().deps.db.prisma, { user, client: 'desktop', at: server().deps.now() }),
    );
  const sessionsOf = ({ user }: Person) =>
    server().deps.db.prisma.session.count({ where: { userId: user.id, endedAt: null } });

  it('asks for the code after the password, and gives no token before it', async () => {
    const { person, secret } = await enrol();
    const before = await sessionsOf(person);
    const login = await signIn(person);
    expect(login.json).toEqual({
      mfaRequired: true,
      challengeId: expect.stringMatching(/^[\w-]{43}$/),
      methods: ['totp', 'recovery'],
    });
    expect(login.cookies).toEqual([]);
    expect(await sessionsOf(person)).toBe(before);
    const done = await verify(login.json.challengeId, 'totp', nextCode(secret));
    expect(done.json).toMatchObject({ expiresIn: 1800, user: { email: person.user.email } });
    expect((await get('/v1/me', done.json.accessToken)).status).toBe(200);
    const again = await verify(login.json.challengeId, 'totp', nextCode(secret));
    expect([again.status, again.json.code]).toEqual([401, 'MFA_CHALLENGE_ENDED']);
  });

  it('a seed counts after its first code alone, which cannot be used again to sign in', async () => {
    const person = await server().world.createPerson('user');
    const { json } = await post('/v1/me/factors/totp', { password: PASSWORD }, person.token);
    expect((await signIn(person)).json).toHaveProperty('accessToken');
    const wrong = await post('/v1/me/factors/totp/confirm', { code: '000000' }, person.token);
    expect([wrong.status, wrong.json.code]).toEqual([400, 'MFA_CODE_WRONG']);
    const code = codeAt(json.secret, server().clock.ms);
    expect((await post('/v1/me/factors/totp/confirm', { code }, person.token)).status).toBe(200);
    const login = await signIn(person);
    expect((await verify(login.json.challengeId, 'totp', code)).json.code).toBe('MFA_CODE_WRONG');
  });

  it('the seed is sealed, and shown once', async () => {
    const { person, secret } = await enrol();
    const rows = await server().deps.db.prisma.secondFactor.findMany({ where: { userId: person.user.id } });
    expect(JSON.stringify(rows[0]?.secretSealed)).not.toContain(secret);
    const { text, json } = await get('/v1/me/factors', person.token);
    expect(text).not.toContain(secret);
    expect(json).toMatchObject({
      items: [{ kind: 'totp', hint: '' }],
      passkeys: [],
      recoveryCodesLeft: 10,
      required: false,
    });
  });

  it('another authenticator replaces the first at its first code, not before', async () => {
    const { person, secret } = await enrol();
    const { json } = await post('/v1/me/factors/totp', { password: PASSWORD }, person.token);
    const one = await signIn(person);
    expect((await verify(one.json.challengeId, 'totp', nextCode(secret))).status).toBe(200);
    const confirmed = await post(
      '/v1/me/factors/totp/confirm',
      { code: codeAt(json.secret, server().clock.ms) },
      person.token,
    );
    expect(confirmed.json).toEqual({ recoveryCodes: null });
    const two = await signIn(person);
    expect((await verify(two.json.challengeId, 'totp', nextCode(secret))).json.code).toBe('MFA_CODE_WRONG');
    expect((await verify(two.json.challengeId, 'totp', nextCode(json.secret))).status).toBe(200);
  });

  it.each([
    ['totp', { password: 'not it' }, '/v1/me/factors/totp'],
    ['passkeys', { password: 'not it' }, '/v1/me/passkeys/options'],
    ['recovery codes', { password: 'not it' }, '/v1/me/recovery-codes'],
    ['removal', { password: 'not it' }, '/v1/me/factors/totp/remove'],
  ])('%s need the password again', async (_name, body, url) => {
    const { person } = await enrol();
    const { status, json } = await post(url, body, person.token);
    expect([status, json.code]).toEqual([403, 'PASSWORD_WRONG']);
  });

  it('one code in 20 parallel sign-ins: one session', async () => {
    const { person, secret } = await enrol();
    const before = await sessionsOf(person);
    const ids = await challenges(20, person);
    const code = nextCode(secret);
    const { deps } = server();
    const results = await Promise.all(
      ids.map((challengeId) =>
        codeOf(verifySecondFactor(deps, { challengeId, method: 'totp', code }, origin)),
      ),
    );
    expect(count(results, 'done')).toBe(1);
    expect(results).toHaveLength(20);
    expect(await sessionsOf(person)).toBe(before + 1);
  });

  it('one recovery code in 20 parallel sign-ins: one session; the others still work, in any writing', async () => {
    const { person, recoveryCodes } = await enrol();
    expect(recoveryCodes).toHaveLength(10);
    expect(
      new Set(recoveryCodes.filter((code) => /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(code)))
        .size,
    ).toBe(10);
    const before = await sessionsOf(person);
    const ids = await challenges(20, person);
    const code = String(recoveryCodes[0]);
    const { deps } = server();
    const results = await Promise.all(
      ids.map((challengeId) =>
        codeOf(verifySecondFactor(deps, { challengeId, method: 'recovery', code }, origin)),
      ),
    );
    expect(count(results, 'done')).toBe(1);
    expect(await sessionsOf(person)).toBe(before + 1);
    server().clock.ms += 16 * 60_000;
    const login = await signIn(person);
    const typed = String(recoveryCodes[1]).toLowerCase().replaceAll('-', ' ').replace(/1/g, 'l');
    expect((await verify(login.json.challengeId, 'recovery', typed)).status).toBe(200);
    expect((await get('/v1/me/factors', person.token)).json.recoveryCodesLeft).toBe(8);
  });

  it('new recovery codes make the old ones useless', async () => {
    const { person, recoveryCodes } = await enrol();
    const renewed = await post('/v1/me/recovery-codes', { password: PASSWORD }, person.token);
    expect(renewed.json.recoveryCodes).toHaveLength(10);
    const { challengeId } = (await signIn(person)).json;
    const old = await verify(challengeId, 'recovery', String(recoveryCodes[0]));
    expect(old.json.code).toBe('MFA_CODE_WRONG');
    expect((await verify(challengeId, 'recovery', renewed.json.recoveryCodes[0])).status).toBe(200);
  });

  it('50 parallel wrong codes for one sign-in: five are compared', async () => {
    const { person } = await enrol();
    const [challengeId = ''] = await challenges(1, person);
    const { deps } = server();
    const body = { challengeId, method: 'totp', code: '000000' } as const;
    const results = await times(50, () => codeOf(verifySecondFactor(deps, body, origin)));
    expect([count(results, 'MFA_CODE_WRONG'), count(results, 'MFA_CHALLENGE_ENDED')]).toEqual([5, 45]);
  });

  it('50 parallel wrong codes for 50 sign-ins lock the account, and no way in is left', async () => {
    const { person, secret, recoveryCodes } = await enrol();
    const ids = await challenges(52, person);
    const { deps } = server();
    const results = await Promise.all(
      ids
        .slice(0, 50)
        .map((challengeId) =>
          codeOf(verifySecondFactor(deps, { challengeId, method: 'totp', code: '000000' }, origin)),
        ),
    );
    expect([count(results, 'MFA_CODE_WRONG'), count(results, 'ACCOUNT_LOCKED')]).toEqual([
      MAX_FAILED_LOGINS,
      50 - MAX_FAILED_LOGINS,
    ]);
    const right = await verify(String(ids[50]), 'totp', nextCode(secret));
    expect([right.status, right.json.code]).toEqual([429, 'ACCOUNT_LOCKED']);
    const spare = await verify(String(ids[51]), 'recovery', String(recoveryCodes[0]));
    expect(spare.json.code).toBe('ACCOUNT_LOCKED');
    expect((await signIn(person)).json.code).toBe('ACCOUNT_LOCKED');
    const failed = { action: 'auth.mfa-failed', targetId: person.user.id };
    expect(await deps.db.prisma.auditEntry.count({ where: failed })).toBe(MAX_FAILED_LOGINS);
  });

  it('passwords do not reset the count of wrong codes', async () => {
    const { person } = await enrol();
    const codes: string[] = [];
    for (let index = 0; index < MAX_FAILED_LOGINS / 2; index++) {
      const { challengeId } = (await signIn(person)).json;
      codes.push((await verify(challengeId, 'totp', '000000')).json.code);
    }
    expect(count(codes, 'MFA_CODE_WRONG')).toBe(MAX_FAILED_LOGINS / 2);
    expect((await signIn(person)).json.code).toBe('ACCOUNT_LOCKED');
  });

  it('a sign-in waits ten minutes, and no longer than the sessions it began beside', async () => {
    const { person, secret } = await enrol();
    const [late = '', ended = ''] = await challenges(2, person);
    const { prisma } = server().deps.db;
    await prisma.user.update({ where: { id: person.user.id }, data: { tokenVersion: { increment: 1 } } });
    expect((await verify(ended, 'totp', nextCode(secret))).json.code).toBe('MFA_CHALLENGE_ENDED');
    await prisma.user.update({ where: { id: person.user.id }, data: { tokenVersion: { decrement: 1 } } });
    server().clock.ms += CHALLENGE_MINUTES * 60_000;
    expect((await verify(late, 'totp', nextCode(secret))).json.code).toBe('MFA_CHALLENGE_ENDED');
    await tidyUp(server().deps);
    expect(await prisma.signInChallenge.count({ where: { userId: person.user.id } })).toBe(0);
  });

  it('a code of one account opens no sign-in of another', async () => {
    const ann = await enrol();
    const bob = await enrol();
    const { challengeId } = (await signIn(bob.person)).json;
    expect((await verify(challengeId, 'totp', nextCode(ann.secret))).json.code).toBe('MFA_CODE_WRONG');
    const spare = await verify(challengeId, 'recovery', String(ann.recoveryCodes[0]));
    expect(spare.json.code).toBe('MFA_CODE_WRONG');
  });

  it('methods that are not set up are refused like wrong codes, and nothing is sent', async () => {
    const { person } = await enrol();
    const { challengeId } = (await signIn(person)).json;
    expect((await verify(challengeId, 'sms', '123456')).json.code).toBe('MFA_CODE_WRONG');
    expect((await post('/v1/auth/mfa/verify', { challengeId, method: 'totp' })).json.code).toBe(
      'MFA_CODE_WRONG',
    );
    const send = await post('/v1/auth/mfa/send', { challengeId, method: 'sms' });
    expect([send.status, send.json.code]).toEqual([400, 'MFA_METHOD_UNAVAILABLE']);
  });

  /** What is in the mails to this person since the last time, newest last. */
  const mailsTo = async ({ user }: Person) => {
    const texts: string[] = [];
    const mailTransport: MailTransport = {
      async send(mail) {
        if (JSON.stringify(mail.to).includes(user.email))
          texts.push(typeof mail.text === 'string' ? mail.text : '');
        return 'test';
      },
    };
    await runJobs({ ...server(), deps: { ...server().deps, mailTransport } });
    return texts;
  };
  const codeIn = (mails: readonly string[]) =>
    mails.map((mail) => /^\d{6}$/m.exec(mail)?.[0]).findLast((code) => code !== undefined) ?? '';

  it('a code by e-mail opens its own sign-in, once', async () => {
    const person = await server().world.createPerson('user');
    const started = await post('/v1/me/factors/email', { password: PASSWORD }, person.token);
    expect([started.status, started.json.to]).toEqual([202, `u…@example.com`]);
    const first = codeIn(await mailsTo(person));
    const confirmed = await post('/v1/me/factors/email/confirm', { code: first }, person.token);
    expect(confirmed.json.recoveryCodes).toHaveLength(10);

    const { challengeId, methods } = (await signIn(person)).json;
    expect(methods).toEqual(['email', 'recovery']);
    const other = (await signIn(person)).json.challengeId;
    expect((await post('/v1/auth/mfa/send', { challengeId, method: 'email' })).status).toBe(202);
    const code = codeIn(await mailsTo(person));
    expect((await verify(other, 'email', code)).json.code).toBe('MFA_CODE_WRONG');
    expect((await verify(challengeId, 'email', first)).json.code).toBe('MFA_CODE_WRONG');
    const before = await sessionsOf(person);
    const { deps } = server();
    const body = { challengeId, method: 'email', code } as const;
    const results = await times(2, () => codeOf(verifySecondFactor(deps, body, origin)));
    expect(count(results, 'done')).toBe(1);
    expect(await sessionsOf(person)).toBe(before + 1);
    const all = JSON.stringify(server().log);
    for (const secret of [first, code]) expect(all.includes(secret)).toBe(false);
  });

  it('three codes are sent for one sign-in, 20 times asked at once; the last one counts', async () => {
    const person = await server().world.createPerson('user');
    await post('/v1/me/factors/email', { password: PASSWORD }, person.token);
    await post('/v1/me/factors/email/confirm', { code: codeIn(await mailsTo(person)) }, person.token);
    await mailsTo(person);
    const { challengeId } = (await signIn(person)).json;
    const body = { challengeId, method: 'email' } as const;
    const results = await times(20, () => codeOf(sendSignInCode(server().deps, body, origin)));
    expect([count(results, 'done'), count(results, 'MFA_CODES_SPENT')]).toEqual([3, 17]);
    const codes = (await mailsTo(person)).map((text) => codeIn([text]));
    expect(codes).toHaveLength(3);
    const tried: number[] = [];
    for (const code of codes) tried.push((await verify(challengeId, 'email', code)).status);
    expect(count(tried.map(String), '200')).toBe(1);
  });

  it('the owner is told of everything that changes how they sign in', async () => {
    const { person, recoveryCodes } = await enrol();
    const { challengeId } = (await signIn(person)).json;
    await verify(challengeId, 'recovery', String(recoveryCodes[0]));
    await post('/v1/me/recovery-codes', { password: PASSWORD }, person.token);
    await post('/v1/me/factors/totp/remove', { password: PASSWORD }, person.token);
    const told = (await mailsTo(person)).map((text) => text.split('\n')[2]);
    expect(told).toEqual([
      expect.stringMatching(/^A second step for signing in to your account was set up on /),
      expect.stringMatching(/^Somebody signed in to your account with one of its recovery codes on /),
      expect.stringMatching(/^New recovery codes were made for your account on /),
      expect.stringMatching(/^A second step for signing in to your account was removed on /),
    ]);
  });

  it('without its last factor an account needs the password alone; its recovery codes are gone', async () => {
    const { person } = await enrol();
    const removed = await post('/v1/me/factors/totp/remove', { password: PASSWORD }, person.token);
    expect(removed.status).toBe(204);
    expect((await signIn(person)).json).toHaveProperty('accessToken');
    const renew = await post('/v1/me/recovery-codes', { password: PASSWORD }, person.token);
    expect(renew.json.code).toBe('MFA_METHOD_UNAVAILABLE');
    const { prisma } = server().deps.db;
    expect(await prisma.recoveryCode.count({ where: { userId: person.user.id } })).toBe(0);
    const actions = await prisma.auditEntry.findMany({
      where: { actorId: person.user.id, action: { startsWith: 'mfa.' } },
      orderBy: { sequence: 'asc' },
    });
    expect(actions.map((entry) => [entry.action, entry.details])).toEqual([
      ['mfa.enrol', { kind: 'totp' }],
      ['mfa.add', { kind: 'totp' }],
      ['mfa.remove', { kind: 'totp' }],
    ]);
  });

  it('an admin takes all factors of somebody away, whose sessions end; not their own', async () => {
    const { person } = await enrol();
    // the clock of this suite has gone on: a new session
    const admin = await server().world.createPerson('admin');
    const url = (id: string) => `/v1/admin/users/${id}/factors/reset`;
    const waiting = (await signIn(person)).json.challengeId;
    const reset = await server().call({ method: 'POST', url: url(person.user.id), token: admin.token });
    expect([reset.status, reset.json]).toEqual([200, { removed: 1 }]);
    expect((await get('/v1/me', person.token)).json.code).toBe('SESSION_ENDED');
    expect((await verify(waiting, 'totp', '000000')).json.code).toBe('MFA_CHALLENGE_ENDED');
    expect((await signIn(person)).json).toHaveProperty('accessToken');
    const own = await server().call({ method: 'POST', url: url(admin.user.id), token: admin.token });
    expect(own.status).toBe(403);
  });
});

oneDatabase(
  'accounts that need a second factor',
  (server) => {
    const call = (method: 'GET' | 'POST', url: string, token: string, body?: object) =>
      server().call({ method, url, token, ...(body ? { body } : {}) });

    it('may only set one up until they have it', async () => {
      const { world, clock } = server();
      const person = await world.createPerson('reseller');
      const refused = await call('GET', '/v1/licenses', person.token);
      expect([refused.status, refused.json.code]).toEqual([403, 'MFA_ENROLMENT_REQUIRED']);
      expect((await call('GET', '/v1/me', person.token)).status).toBe(200);
      const body = { email: person.user.email, password: PASSWORD };
      const login = await server().call({ method: 'POST', url: '/v1/auth/login', body });
      expect(login.json.user.mustEnrol).toBe(true);
      const { secret } = (await call('POST', '/v1/me/factors/totp', person.token, { password: PASSWORD }))
        .json;
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.ms });
      await call('POST', '/v1/me/factors/totp/confirm', person.token, { code });
      expect((await call('GET', '/v1/licenses', person.token)).status).toBe(200);
      const customer = await world.createPerson('user');
      expect((await call('GET', '/v1/licenses', customer.token)).status).toBe(200);
    });

    it('keep one of two, however fast both are removed', async () => {
      const { world, deps } = server();
      const person = await world.createPerson('reseller');
      const { prisma } = deps.db;
      const row = { userId: person.user.id, pending: false, createdAt: deps.now() };
      const ids = ['a1b2c3d4-0000-4000-8000-000000000001', 'a1b2c3d4-0000-4000-8000-000000000002'];
      await prisma.secondFactor.create({ data: { ...row, id: String(ids[0]), kind: 'totp' } });
      await prisma.secondFactor.create({ data: { ...row, id: String(ids[1]), kind: 'email' } });
      const results = await Promise.all(
        (['totp', 'email'] as const).map((kind) =>
          codeOf(removeFactor(deps, { factor: { kind }, password: PASSWORD }, person.context)),
        ),
      );
      expect(results.sort()).toEqual(['MFA_FACTOR_NEEDED', 'done']);
      expect(await prisma.secondFactor.count({ where: { userId: person.user.id } })).toBe(1);
    });
  },
  { config: { mfa: { requiredFor: ['reseller'], smsWebhook: null } } },
);
