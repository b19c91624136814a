import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { issueSession } from './auth/issue-session.ts';
import { login } from './auth/login.ts';
import { refreshSession } from './auth/refresh-session.ts';
import { MAX_FAILED_LOGINS } from './auth/sign-in-attempts.ts';
import { generateLicenses } from './licenses/generate-licenses.ts';
import { readQuota } from './quota/read-quota.ts';
import type { Signal } from './signals/signals.ts';
import { codeOf, tally, times } from './testing/at-once.ts';
import { createTestDevice } from './testing/test-device.ts';
import { twoInstances } from './testing/two-instances.ts';
import { activateLicense } from './verdict/activate-license.ts';

const origin = { ip: '10.0.0.1', requestId: 'test' };

twoInstances('two instances', (instances) => {
  it('200 activations of a license for 2 computers, spread over both: exactly 2', async () => {
    const { servers, turn } = instances();
    const license = await servers[0].world.createLicense(servers[0].world.admin, { deviceLimit: 2 });
    const bodies = await times(200, async (index) =>
      (await createTestDevice(turn(index))).activateBody(license.key),
    );
    const verdicts = await Promise.all(
      bodies.map((body, index) => activateLicense(turn(index).licenseDeps, body, origin)),
    );
    expect(tally(verdicts.map(({ code }) => code))).toEqual({ DEVICE_LIMIT_REACHED: 198, VALID: 2 });
    expect(await servers[1].deps.db.prisma.device.count({ where: { licenseId: license.id } })).toBe(2);
  });

  it('100 generations on a quota of 10, spread over both: exactly 10', async () => {
    const { servers, turn } = instances();
    const reseller = await servers[0].world.createPerson('reseller', 10);
    const plan = await servers[0].world.createPlan();
    const body = { planId: plan.id, quantity: 1 };
    const results = await times(100, (index) =>
      codeOf(generateLicenses(turn(index).deps, body, reseller.context, randomUUID())),
    );
    expect(tally(results)).toEqual({ QUOTA_EXCEEDED: 90, done: 10 });
    const { deps } = servers[1];
    expect(await deps.db.prisma.license.count({ where: { issuerId: reseller.user.id } })).toBe(10);
    expect(await readQuota(deps, reseller.user.id)).toEqual({ balance: 0, granted: 10, issued: 10 });
  });

  it('one Idempotency-Key on both at once makes one license', async () => {
    const { servers, turn } = instances();
    const reseller = await servers[0].world.createPerson('reseller', 10);
    const plan = await servers[0].world.createPlan();
    const body = { planId: plan.id, quantity: 1 };
    const key = randomUUID();
    const answers = await times(20, (index) =>
      generateLicenses(turn(index).deps, body, reseller.context, key),
    );
    expect(new Set(answers.map(({ licenses }) => licenses[0]?.key)).size).toBe(1);
    expect(await readQuota(servers[1].deps, reseller.user.id)).toMatchObject({ balance: 9 });
  });

  it('50 wrong passwords, spread over both: 10 are compared, then the account is closed on both', async () => {
    const { servers, turn } = instances();
    const { user } = await servers[0].world.createPerson('user');
    const attempt = (index: number, password: string) =>
      codeOf(login(turn(index).deps, { email: user.email, password }, { ...origin, userAgent: null }));
    const results = await times(50, (index) => attempt(index, 'wrong password'));
    expect(tally(results)).toEqual({ ACCOUNT_LOCKED: 40, INVALID_CREDENTIALS: MAX_FAILED_LOGINS });
    expect(await times(2, (index) => attempt(index, 'correct horse battery'))).toEqual([
      'ACCOUNT_LOCKED',
      'ACCOUNT_LOCKED',
    ]);
  });

  it('20 refreshes of one token, spread over both: one new pair', async () => {
    const { servers, turn } = instances();
    const { deps } = servers[0];
    const { user } = await servers[0].world.createPerson('user');
    const started = await issueSession(deps.db.prisma, {
      user,
      client: 'desktop',
      userAgent: null,
      ip: '',
      now: deps.now(),
    });
    const input = {
      refreshToken: started.refreshToken,
      client: 'desktop',
      origin: { ...origin, userAgent: null },
    } as const;
    const results = await times(20, (index) => refreshSession(turn(index).deps, input));
    expect(new Set(results.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await deps.db.prisma.refreshToken.count({ where: { sessionId: started.session.id } })).toBe(2);
  });

  it('a session ended on one is refused by the other at once', async () => {
    const [one, two] = instances().servers;
    const { token, context } = await one.world.createPerson('user');
    const me = () => two.call({ method: 'GET', url: '/v1/me', token });
    expect((await me()).status).toBe(200);
    const url = `/v1/auth/sessions/${context.actor.sessionId}`;
    expect((await one.call({ method: 'DELETE', url, token })).status).toBe(204);
    expect((await me()).json.code).toBe('SESSION_ENDED');
  });

  it('a signal of one is heard once by each', async () => {
    const [one, two] = instances().servers;
    const heard: [string, Signal][] = [];
    const ends = [
      one.deps.signals.subscribe((signal) => heard.push(['one', signal])),
      two.deps.signals.subscribe((signal) => heard.push(['two', signal])),
    ];
    const license = { kind: 'license', id: randomUUID() } as const;
    const session = { kind: 'session', id: randomUUID() } as const;
    one.deps.signals.publish(license);
    await vi.waitFor(() => expect(heard).toContainEqual(['two', license]));
    two.deps.signals.publish(session);
    await vi.waitFor(() => expect(heard).toContainEqual(['one', session]));
    for (const end of ends) end();
    expect(heard).toEqual([
      ['one', license],
      ['two', license],
      ['two', session],
      ['one', session],
    ]);
  });
});
