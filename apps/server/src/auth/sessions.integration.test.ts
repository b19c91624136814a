import { solveCaptcha } from '@mywasender/contract/http/client/solve-captcha';
import bcrypt from 'bcrypt';
import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { PASSWORD, type Person } from '../testing/world.ts';

const DAY = 86_400_000;

oneDatabase(
  'signing in',
  (server) => {
    const call = (method: 'GET' | 'POST' | 'DELETE', url: string, token?: string, body?: object) =>
      server().call({ method, url, token, ...(body ? { body } : {}) });
    const signIn = (person: Person, more: object = {}) =>
      call('POST', '/v1/auth/login', undefined, { email: person.user.email, password: PASSWORD, ...more });
    const me = async (token: string) => (await call('GET', '/v1/me', token)).json.code ?? 'in';
    const solved = async () => solveCaptcha((await call('GET', '/v1/auth/captcha')).json);

    it('takes a captcha after 3 failures, solved, in time and once', async () => {
      const person = await server().world.createPerson('user');
      const wrong = { password: 'wrong password' };
      for (let n = 0; n < 3; n++) expect((await signIn(person, wrong)).json.code).toBe('INVALID_CREDENTIALS');
      expect((await signIn(person)).json.code).toBe('CAPTCHA_REQUIRED');
      const captcha = await solved();
      const forged = JSON.parse(atob(captcha));
      forged.challenge.parameters.keyPrefix = '00';
      const unsolved = JSON.parse(atob(captcha));
      unsolved.solution.counter += 1;
      for (const bad of ['none', btoa('{}'), btoa(JSON.stringify(forged)), btoa(JSON.stringify(unsolved))]) {
        expect((await signIn(person, { captcha: bad })).json.code, bad).toBe('CAPTCHA_REQUIRED');
      }
      expect((await signIn(person, { captcha, ...wrong })).json.code).toBe('INVALID_CREDENTIALS');
      expect((await signIn(person, { captcha })).json.code).toBe('CAPTCHA_REQUIRED');
      const late = await solved();
      server().clock.ms += 10 * 60_000;
      expect((await signIn(person, { captcha: late })).json.code).toBe('CAPTCHA_REQUIRED');
      server().clock.ms -= 10 * 60_000;
      expect((await signIn(person, { captcha: await solved() })).status).toBe(200);
      expect((await signIn(person)).status).toBe(200);
    });

    it('a session left for 7 days on the web, 30 on the desktop, is over', async () => {
      const person = await server().world.createPerson('user');
      const { clock } = server();
      const desktop = (await signIn(person, { client: 'desktop' })).json;
      const web = (await signIn(person)).cookies[0]?.value ?? '';
      const refreshWeb = (value: string) =>
        server().call({
          method: 'POST',
          url: '/v1/auth/refresh',
          body: {},
          headers: { cookie: `mws_refresh=${value}`, origin: 'http://127.0.0.1:4400' },
        });
      clock.ms += 7 * DAY - 1000;
      const kept = await refreshWeb(web);
      expect(kept.status).toBe(200);
      clock.ms += 7 * DAY;
      expect((await refreshWeb(kept.cookies[0]?.value ?? '')).json.code).toBe('SESSION_ENDED');
      const refreshed = await call('POST', '/v1/auth/refresh', undefined, {
        refreshToken: desktop.refreshToken,
      });
      expect(refreshed.status).toBe(200);
      const list = await call('GET', '/v1/auth/sessions', refreshed.json.accessToken);
      expect(list.json.items.map(({ client }: { client: string }) => client)).toEqual(['desktop']);
      clock.ms -= 14 * DAY - 1000;
    });

    it('all other sessions end at a word, and this one goes on', async () => {
      const person = await server().world.createPerson('user');
      const a = (await signIn(person)).json.accessToken;
      const b = (await signIn(person, { client: 'desktop' })).json.accessToken;
      expect((await call('DELETE', '/v1/auth/sessions', a)).status).toBe(204);
      expect([await me(a), await me(b), await me(person.token)]).toEqual([
        'in',
        'SESSION_ENDED',
        'SESSION_ENDED',
      ]);
    });

    it('an admin signs somebody out everywhere, closes the account and opens it again', async () => {
      const { admin } = server().world;
      const person = await server().world.createPerson('user');
      const url = `/v1/admin/users/${person.user.id}`;
      const one = (await signIn(person)).json.accessToken;
      expect((await call('DELETE', `${url}/sessions`, admin.token)).status).toBe(204);
      expect(await me(one)).toBe('SESSION_ENDED');
      const two = (await signIn(person)).json.accessToken;
      const closed = await call('POST', `${url}/disable`, admin.token);
      expect(closed.json.disabledAt).toBe(new Date(server().clock.ms).toISOString());
      expect([await me(two), (await signIn(person)).json.code]).toEqual([
        'SESSION_ENDED',
        'ACCOUNT_DISABLED',
      ]);
      expect((await call('POST', `${url}/enable`, admin.token)).json.disabledAt).toBeNull();
      expect((await signIn(person)).status).toBe(200);
      const own = `/v1/admin/users/${admin.user.id}/disable`;
      expect((await call('POST', own, admin.token)).status).toBe(403);
      const audit = await call('GET', `/v1/admin/audit?targetId=${person.user.id}`, admin.token);
      expect(audit.json.items.map(({ action }: { action: string }) => action)).toEqual([
        'user.enable',
        'user.disable',
        'user.sessions-end',
      ]);
    });

    it('the hash of an older cost is replaced at the next sign-in', async () => {
      const person = await server().world.createPerson('user');
      const { prisma } = server().deps.db;
      const id = { where: { id: person.user.id } };
      await prisma.user.update({ ...id, data: { passwordHash: await bcrypt.hash(PASSWORD, 5) } });
      expect((await signIn(person)).status).toBe(200);
      const { passwordHash } = await prisma.user.findUniqueOrThrow(id);
      expect([bcrypt.getRounds(passwordHash), await bcrypt.compare(PASSWORD, passwordHash)]).toEqual([
        4,
        true,
      ]);
    });
  },
  {
    config: {
      accounts: {
        idleDays: { web: 7, desktop: 30 },
        sessionsPerUser: 10,
        captchaAfter: 3,
        captchaWork: 4,
      },
    },
  },
);
