import { expect, it } from 'vitest';
import type { MailMessage } from '../mail/mail-params.ts';
import { tally } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { changePassword } from './change-password.ts';

const CHOSEN = 'nine quiet umbrellas';
const OTHER = 'seven violet otters reading';

oneDatabase(
  'an address and a password',
  (server) => {
    const post = async (url: string, body: object, token?: string) => {
      const { status, json } = await server().call({ method: 'POST', url, body, token });
      return json?.code ?? status;
    };
    const mails = async () => {
      const sent: MailMessage[] = [];
      const handlers = {
        'mail.send': async (_deps: unknown, message: MailMessage) => void sent.push(message),
      };
      await runJobs(server(), { handlers });
      return sent;
    };
    const register = async (email: string) => {
      expect(await post('/v1/auth/register', { email, name: 'Ada', password: CHOSEN })).toBe(202);
      const sent = await mails();
      expect(sent.map(({ to, template }) => [to, template])).toEqual([[email, 'verify-email']]);
      return /verify-email#([\w-]{43})/.exec(JSON.stringify(sent))?.[1] ?? '';
    };
    const verify = (token: string, password = CHOSEN) => post('/v1/auth/email/verify', { token, password });
    const owned = async (email: string) => {
      const login = await server().call({
        method: 'POST',
        url: '/v1/auth/login',
        body: { email, password: CHOSEN },
      });
      const list = await server().call({
        method: 'GET',
        url: '/v1/licenses',
        token: login.json.accessToken,
      });
      return list.json.items.length;
    };

    it('a new account owns the licenses of its address once the mailed link and the password are given, once', async () => {
      const email = 'ada.new@example.com';
      const { world } = server();
      await world.createLicense(world.admin, {}, { user: { email } } as Person);
      const token = await register(email);
      expect(await owned(email)).toBe(0);
      // whoever reads the mail of an account a stranger opened does not know its password
      expect(await verify(token, 'a guess of the reader')).toBe('PASSWORD_WRONG');
      const many = await Promise.all(Array.from({ length: 5 }, () => verify(token)));
      expect(many.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
        '204',
        ...Array(4).fill('CODE_INVALID'),
      ]);
      expect(await owned(email)).toBe(1);
    });

    it('a link works for 24 hours, and for nothing else', async () => {
      const token = await register('ada.late@example.com');
      expect(await post('/v1/auth/password/reset', { token, password: OTHER })).toBe('CODE_INVALID');
      server().clock.ms += 24 * 3_600_000;
      expect(await verify(token)).toBe('CODE_INVALID');
    });

    it('a link is not ended by somebody who asks for a new password', async () => {
      const email = 'ada.calm@example.com';
      const token = await register(email);
      expect(await post('/v1/auth/password/forgot', { email })).toBe(202);
      // the job that answers, then the mail it asks for
      await mails();
      expect((await mails()).map(({ template }) => template)).toEqual(['reset-password']);
      expect(await verify(token)).toBe(204);
    });

    it('wrong passwords lock the account here as at the sign-in, and are on record', async () => {
      const token = await register('ada.careful@example.com');
      const tries = await Promise.all(Array.from({ length: 30 }, () => verify(token, 'a guess')));
      expect(tally(tries.map(String))).toEqual({ ACCOUNT_LOCKED: 20, PASSWORD_WRONG: 10 });
      expect(await verify(token)).toBe('ACCOUNT_LOCKED');
      const person = await server().world.createPerson('user');
      const change = () => post('/v1/me/password', { password: 'a guess', newPassword: OTHER }, person.token);
      const changes = await Promise.all(Array.from({ length: 30 }, change));
      expect(tally(changes.map(String))).toEqual({ ACCOUNT_LOCKED: 20, PASSWORD_WRONG: 10 });
      const refused = { action: 'auth.password-refused', targetId: person.user.id };
      expect(await server().deps.db.prisma.auditEntry.count({ where: refused })).toBe(10);
    });

    it('of changes that know the same password one counts', async () => {
      const { world } = server();
      const person = await world.createPerson('user');
      const change = (newPassword: string) =>
        post('/v1/me/password', { password: PASSWORD, newPassword }, person.token);
      const chosen = [OTHER, CHOSEN, 'three copper lanterns', 'a slow green river'];
      const results = await Promise.all(chosen.map(change));
      const late = tally(results.map(String));
      expect(late['204']).toBe(1);
      // the others knew the old password when it still counted, or no more
      expect((late.CONFLICT ?? 0) + (late.PASSWORD_WRONG ?? 0) + (late.SESSION_ENDED ?? 0)).toBe(3);
      expect((await mails()).map(({ template }) => template)).toEqual(['password-changed']);
    });

    it('a reset in the meantime is not undone by a change that knew the password before it', async () => {
      const { deps, world } = server();
      const person = await world.createPerson('user');
      const { email } = person.user;
      await post('/v1/auth/password/forgot', { email });
      await mails();
      const token = /reset-password#([\w-]{43})/.exec(JSON.stringify(await mails()))?.[1] ?? '';
      const hash = async (password: string) => {
        expect(await post('/v1/auth/password/reset', { token, password: CHOSEN })).toBe(204);
        return deps.passwords.hash(password);
      };
      const overtaken = { ...deps, passwords: { ...deps.passwords, hash } };
      const change = changePassword(overtaken, { password: PASSWORD, newPassword: OTHER }, person.context);
      await expect(change).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await post('/v1/auth/login', { email, password: CHOSEN })).toBe(200);
      await mails();
    });

    it('an account that exists gets no mail and stays as it is', async () => {
      const { user } = await server().world.createPerson('user');
      const body = { email: user.email, name: 'Eve', password: CHOSEN };
      expect(await post('/v1/auth/register', body)).toBe(202);
      expect(await mails()).toEqual([]);
    });

    it('a password is changed by who knows it, and every other session ends', async () => {
      const { world, call } = server();
      const person = await world.createPerson('user');
      const { email } = person.user;
      const signIn = (password: string) => post('/v1/auth/login', { email, password });
      const elsewhere = await call({
        method: 'POST',
        url: '/v1/auth/login',
        body: { email, password: PASSWORD },
      });
      const change = (password: string, newPassword: string) =>
        post('/v1/me/password', { password, newPassword }, person.token);
      expect([await change('not my password', OTHER), await change(PASSWORD, 'password123')]).toEqual([
        'PASSWORD_WRONG',
        'PASSWORD_COMMON',
      ]);
      expect(await change(PASSWORD, OTHER)).toBe(204);
      const me = (token: string) => call({ method: 'GET', url: '/v1/me', token });
      expect((await me(person.token)).status).toBe(200);
      expect((await me(elsewhere.json.accessToken)).json.code).toBe('SESSION_ENDED');
      expect([await signIn(PASSWORD), await signIn(OTHER)]).toEqual(['INVALID_CREDENTIALS', 200]);
      expect((await mails()).map(({ to, template }) => [to, template])).toContainEqual([
        email,
        'password-changed',
      ]);
    });
  },
  { config: { production: true } },
);
