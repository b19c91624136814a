import { expect, it } from 'vitest';
import type { MailMessage } from '../mail/mail-params.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { PASSWORD, type Person } from '../testing/world.ts';

const NEW = 'nine quiet umbrellas';

oneDatabase('a forgotten password', (server) => {
  const post = (url: string, body: object) => server().call({ method: 'POST', url, body });
  const forgot = (email: string) => post('/v1/auth/password/forgot', { email });
  const reset = async (token: string, password = NEW) =>
    (await post('/v1/auth/password/reset', { token, password })).json?.code ?? 'done';
  const signIn = async (person: Person, password: string) =>
    (await post('/v1/auth/login', { email: person.user.email, password })).json.code ?? 'in';
  const deliver = async () => {
    const sent: MailMessage[] = [];
    const handlers = {
      'mail.send': async (_deps: unknown, message: MailMessage) => void sent.push(message),
    };
    // the mails that the first round asks for go out with the second
    await runJobs(server(), { handlers });
    await runJobs(server(), { handlers });
    return sent;
  };
  const tokenOf = (sent: readonly MailMessage[]) =>
    /reset-password#([\w-]{43})/.exec(JSON.stringify(sent))?.[1] ?? '';

  it('is asked for with one answer for everybody, and a link goes to accounts alone', async () => {
    const person = await server().world.createPerson('user');
    const known = await forgot(person.user.email);
    const unknown = await forgot('nobody.here@example.com');
    expect([known.status, known.json]).toEqual([202, { accepted: true }]);
    expect([unknown.status, unknown.json]).toEqual([known.status, known.json]);
    const sent = await deliver();
    expect(sent.map(({ to, template }) => [to, template])).toEqual([[person.user.email, 'reset-password']]);
  });

  it('is replaced by the newest link alone, once also at once, within 30 minutes, and every session ends', async () => {
    const person = await server().world.createPerson('user');
    await forgot(person.user.email);
    const old = tokenOf(await deliver());
    await forgot(person.user.email);
    const token = tokenOf(await deliver());
    expect([await reset(old), await reset('x'.repeat(43)), await reset(token, 'password123')]).toEqual([
      'CODE_INVALID',
      'CODE_INVALID',
      'PASSWORD_COMMON',
    ]);
    const results = await Promise.all(Array.from({ length: 10 }, () => reset(token)));
    expect(results.toSorted((a, b) => a.localeCompare(b))).toEqual([
      ...Array(9).fill('CODE_INVALID'),
      'done',
    ]);
    const me = await server().call({ method: 'GET', url: '/v1/me', token: person.token });
    expect(me.json.code).toBe('SESSION_ENDED');
    expect([await signIn(person, PASSWORD), await signIn(person, NEW)]).toEqual([
      'INVALID_CREDENTIALS',
      'in',
    ]);
    expect((await deliver()).map(({ template }) => template)).toEqual(['password-changed']);
    await forgot(person.user.email);
    const late = tokenOf(await deliver());
    server().clock.ms += 30 * 60_000;
    expect(await reset(late)).toBe('CODE_INVALID');
  });

  it('opens no locked account, and fills no mailbox', async () => {
    const person = await server().world.createPerson('user');
    for (let n = 0; n < 10; n++) await signIn(person, 'wrong password');
    for (let n = 0; n < 7; n++) await forgot(person.user.email);
    const sent = await deliver();
    expect(sent).toHaveLength(5);
    expect(await reset(tokenOf(sent.slice(-1)))).toBe('done');
    expect(await signIn(person, NEW)).toBe('ACCOUNT_LOCKED');
    server().clock.ms += 15 * 60_000;
    expect(await signIn(person, NEW)).toBe('in');
  });
});
