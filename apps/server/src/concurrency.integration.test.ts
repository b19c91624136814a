import { randomUUID } from 'node:crypto';
import { solveCaptcha } from '@mywasender/contract/http/client/solve-captcha';
import { expect, it } from 'vitest';
import { issueSession } from './auth/issue-session.ts';
import { login } from './auth/login.ts';
import { refreshSession } from './auth/refresh-session.ts';
import { MAX_FAILED_LOGINS } from './auth/sign-in-attempts.ts';
import { createCaptcha } from './captcha/create-captcha.ts';
import { removeDevice } from './licenses/devices.ts';
import { generateLicenses } from './licenses/generate-licenses.ts';
import { revokeLicense } from './licenses/revoke-license.ts';
import { beginNextPlans } from './payments/begin-next-plans.ts';
import { readQuota } from './quota/read-quota.ts';
import { codeOf, tally, times } from './testing/at-once.ts';
import { eachDatabase } from './testing/each-database.ts';
import { createTestDevice } from './testing/test-device.ts';
import { tidyUp } from './upkeep/tidy-up.ts';
import { activateLicense } from './verdict/activate-license.ts';
import { refreshLicense } from './verdict/refresh-license.ts';

const origin = { ip: '10.0.0.1', requestId: 'test' };

eachDatabase('under concurrency', (server) => {
  it('200 activations of a license for 2 computers: exactly 2', async () => {
    const { world, deps, licenseDeps } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 2 });
    const devices = await times(200, () => createTestDevice(server()));
    const verdicts = await Promise.all(
      devices.map((device) => activateLicense(licenseDeps, device.activateBody(license.key), origin)),
    );
    expect(tally(verdicts.map(({ code }) => code))).toEqual({ DEVICE_LIMIT_REACHED: 198, VALID: 2 });
    expect(await deps.db.prisma.device.count({ where: { licenseId: license.id } })).toBe(2);
  });

  it('20 activations while a plan for fewer computers begins: those seen last stay, as many as it is for', async () => {
    const { world, deps, licenseDeps, clock } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 4 });
    const small = await world.createPlan({ deviceLimit: 2 });
    const at = new Date(clock.ms - 1);
    const first = await (await createTestDevice(server())).activate(license.key);
    expect(first.claims.code).toBe('VALID');
    clock.ms += 1000;
    const data = { nextPlanId: small.id, nextPlanAt: at };
    await deps.db.prisma.license.update({ where: { id: license.id }, data });
    const devices = await times(20, () => createTestDevice(server()));
    const activate = (device: (typeof devices)[number]) =>
      activateLicense(licenseDeps, device.activateBody(license.key), origin);
    const [changed, verdicts] = await Promise.all([
      times(5, () => beginNextPlans(deps)),
      Promise.all(devices.map(activate)),
    ]);
    // one that somebody has locked is left for the next run
    const later = await beginNextPlans(deps);
    expect([...changed, later].reduce((sum, count) => sum + count, 0)).toBe(1);
    const active = await deps.db.prisma.device.findMany({
      where: { licenseId: license.id, status: 'active' },
    });
    expect(active).toHaveLength(2);
    const valid = verdicts.filter(({ code }) => code === 'VALID').length;
    expect(tally(verdicts.map(({ code }) => code))).toEqual({
      DEVICE_LIMIT_REACHED: 20 - valid,
      VALID: valid,
    });
    const removed = await deps.db.prisma.device.count({
      where: { licenseId: license.id, status: 'removed' },
    });
    expect(valid + 1).toBe(active.length + removed);
    const late = await createTestDevice(server());
    expect((await activate(late)).code).toBe('DEVICE_LIMIT_REACHED');
  });

  it('replacing by 20 computers at once: one place, one swap each, 3 at most', async () => {
    const { world, deps, licenseDeps } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 1, swapLimit: 3 });
    const first = await (await createTestDevice(server())).activate(license.key);
    const replaceDeviceId = first.claims.deviceId;
    const devices = await times(20, () => createTestDevice(server()));
    const verdicts = await Promise.all(
      devices.map((device) =>
        activateLicense(licenseDeps, device.activateBody(license.key, { replaceDeviceId }), origin),
      ),
    );
    expect(tally(verdicts.map(({ code }) => code))).toEqual({ DEVICE_LIMIT_REACHED: 19, VALID: 1 });
    const active = { licenseId: license.id, status: 'active' } as const;
    expect(await deps.db.prisma.device.count({ where: active })).toBe(1);
    expect(await deps.db.prisma.deviceSwap.count({ where: { licenseId: license.id } })).toBe(1);
  });

  it('100 generations on a quota of 10: exactly 10', async () => {
    const { world, deps } = server();
    const reseller = await world.createPerson('reseller', 10);
    const plan = await world.createPlan();
    const results = await times(100, () =>
      codeOf(generateLicenses(deps, { planId: plan.id, quantity: 1 }, reseller.context, randomUUID())),
    );
    expect(tally(results)).toEqual({ QUOTA_EXCEEDED: 90, done: 10 });
    expect(await deps.db.prisma.license.count({ where: { issuerId: reseller.user.id } })).toBe(10);
    expect(await readQuota(deps, reseller.user.id)).toEqual({ balance: 0, granted: 10, issued: 10 });
    const ledger = await deps.db.prisma.quotaEntry.findMany({
      where: { userId: reseller.user.id },
      orderBy: { sequence: 'asc' },
    });
    expect(ledger.map((entry) => entry.balanceAfter)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('20 generations with one Idempotency-Key: one, and 20 times the same answer', async () => {
    const { world, deps } = server();
    const reseller = await world.createPerson('reseller', 10);
    const plan = await world.createPlan();
    const answers = await times(20, () =>
      generateLicenses(deps, { planId: plan.id, quantity: 3 }, reseller.context, 'the-same'),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await readQuota(deps, reseller.user.id)).toMatchObject({ balance: 7 });
  });

  it('10 revocations of one unused license give back one unit', async () => {
    const { world, deps } = server();
    const reseller = await world.createPerson('reseller', 1);
    const license = await world.createLicense(reseller);
    const answers = await times(10, () => revokeLicense(deps, license.id, undefined, reseller.context));
    expect(answers.filter(({ refunded }) => refunded)).toHaveLength(1);
    expect(await readQuota(deps, reseller.user.id)).toEqual({ balance: 1, granted: 1, issued: 0 });
  });

  it('20 refreshes of one session token: one successor, the same for all', async () => {
    const { world, deps } = server();
    const { user } = await world.createPerson('user');
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
    const results = await times(20, () => refreshSession(deps, input));
    expect(new Set(results.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await deps.db.prisma.refreshToken.count({ where: { sessionId: started.session.id } })).toBe(2);
  });

  it('20 refreshes of one license token: one successor, the same for all', async () => {
    const { world, deps, licenseDeps } = server();
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server());
    const { verdict, claims } = await device.activate(license.key);
    const path = '/v1/licenses/refresh';
    const results = await times(20, async (index) => {
      const nonce = String(index).padStart(24, 'n');
      const proof = await device.prove('refresh', nonce, license.id);
      return refreshLicense(licenseDeps, {
        refreshToken: verdict.refreshToken ?? '',
        nonce,
        proof,
        path,
        origin,
      });
    });
    expect(tally(results.map(({ code }) => code))).toEqual({ VALID: 20 });
    expect(new Set(results.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    const deviceId = claims.deviceId ?? '';
    expect(await deps.db.prisma.licenseRefreshToken.count({ where: { deviceId } })).toBe(2);
  });

  it('one proof presented 20 times counts once', async () => {
    const { world } = server();
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server());
    const { verdict } = await device.activate(license.key);
    const nonce = 'r'.repeat(24);
    const body = {
      licenseToken: verdict.licenseToken,
      nonce,
      proof: await device.prove('validate', nonce, license.id),
    };
    const results = await times(20, () =>
      server().call({ method: 'POST', url: '/v1/licenses/validate', body }),
    );
    expect(tally(results.map(({ json }) => json.code))).toEqual({ DEVICE_PROOF_INVALID: 19, VALID: 1 });
  });

  it('50 wrong passwords: 10 are counted, then the account is closed, also for the right one', async () => {
    const { world, deps, clock } = server();
    const { user } = await world.createPerson('user');
    const attempt = (password: string) =>
      codeOf(login(deps, { email: user.email, password }, { ...origin, userAgent: null }));
    const results = await times(50, () => attempt('wrong password'));
    expect(tally(results)).toEqual({ ACCOUNT_LOCKED: 40, INVALID_CREDENTIALS: MAX_FAILED_LOGINS });
    expect(await attempt('correct horse battery')).toBe('ACCOUNT_LOCKED');
    clock.ms += 15 * 60_000;
    expect(await attempt('correct horse battery')).toBe('done');
    // left is what is counted of the network
    expect(await deps.db.prisma.signInAttempt.count()).toBe(1);
  });

  it('50 wrong passwords without a captcha: 3 are compared, whoever they are for', async () => {
    const { world, deps } = server();
    const { user } = await world.createPerson('user');
    const strict = {
      ...deps,
      config: { ...deps.config, accounts: { ...deps.config.accounts, captchaAfter: 3 } },
    };
    const attempt = (email: string, ip: string, captcha?: string) =>
      codeOf(
        login(
          strict,
          { email, password: 'wrong password', ...(captcha ? { captcha } : {}) },
          { ...origin, ip, userAgent: null },
        ),
      );
    const expected = { CAPTCHA_REQUIRED: 47, INVALID_CREDENTIALS: 3 };
    for (const email of [user.email, 'no.body.either@example.com']) {
      // by account, from 50 networks
      expect(tally(await times(50, (index) => attempt(email, `10.7.${index}.1`)))).toEqual(expected);
    }
    // by network, for 50 accounts
    expect(tally(await times(50, (index) => attempt(`p${index}@example.com`, '10.8.0.1')))).toEqual(expected);
    const captcha = await solveCaptcha(await createCaptcha(deps));
    const spent = await times(10, () => attempt(user.email, '10.9.0.1', captcha));
    expect(tally(spent)).toEqual({ CAPTCHA_REQUIRED: 9, INVALID_CREDENTIALS: 1 });
    await deps.db.prisma.signInAttempt.deleteMany();
  });

  it('30 sign-ins at once leave 10 sessions', async () => {
    const { world, deps } = server();
    const { user } = await world.createPerson('user');
    const body = { email: user.email, password: 'correct horse battery' };
    // one after the other by three: so many at once would be wrong guesses in the eyes of the lock
    for (let round = 0; round < 10; round++) {
      await times(3, () => login(deps, body, { ...origin, userAgent: null }));
    }
    const live = await deps.db.prisma.session.findMany({ where: { userId: user.id, endedAt: null } });
    expect(live).toHaveLength(10);
    expect(await deps.db.prisma.session.count({ where: { userId: user.id, endReason: 'limit' } })).toBe(21);
  });

  it('50 wrong passwords for an address without an account get the same answers, and so does an 11th a day later', async () => {
    const { deps, clock } = server();
    const attempt = () =>
      codeOf(login(deps, { email: 'no.body@example.com', password: 'x' }, { ...origin, userAgent: null }));
    expect(tally(await times(50, attempt))).toEqual({
      ACCOUNT_LOCKED: 40,
      INVALID_CREDENTIALS: MAX_FAILED_LOGINS,
    });
    clock.ms += 15 * 60_000;
    expect(await attempt()).toBe('INVALID_CREDENTIALS');
    clock.ms += 24 * 3_600_000 + 1;
    await tidyUp(deps);
    expect(await deps.db.prisma.signInAttempt.count()).toBe(0);
    clock.ms -= 24 * 3_600_000 + 15 * 60_000 + 1;
  });

  it('removing one device twice at once frees one place and spends one swap', async () => {
    const { world, deps } = server();
    const customer = await world.createPerson('user');
    const license = await world.createLicense(world.admin, {}, customer);
    const { claims } = await (await createTestDevice(server())).activate(license.key);
    const input = { licenseId: license.id, deviceId: claims.deviceId ?? '' };
    const results = await times(5, () => codeOf(removeDevice(deps, input, customer.context)));
    expect(tally(results)).toEqual({ NOT_FOUND: 4, done: 1 });
    expect(await deps.db.prisma.deviceSwap.count({ where: { licenseId: license.id } })).toBe(1);
  });
});
