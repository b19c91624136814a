import { expect, it } from 'vitest';
import { tally, times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { codeIn, takeMails } from '../testing/take-mails.ts';
import { PASSWORD } from '../testing/world.ts';

const CHOSEN = 'nine quiet umbrellas';

oneDatabase('a reset an admin starts', (server) => {
  const post = (url: string, body: object, token?: string) =>
    server().call({ method: 'POST', url, body, token });
  const start = (id: string, endSessions: boolean) =>
    post(`/v1/admin/users/${id}/password-reset`, { endSessions }, server().world.admin.token);
  const me = async (token: string) => (await server().call({ method: 'GET', url: '/v1/me', token })).status;
  const signIn = async (email: string, password: string) =>
    (await post('/v1/auth/login', { email, password })).status;

  it('mails the link to the person alone; the old password and the sessions go on until it is used', async () => {
    const { world, deps } = server();
    const person = await world.createPerson('user');
    const { status, text } = await start(person.user.id, false);
    expect([status, text]).toEqual([202, '{"accepted":true}']);
    expect([await me(person.token), await signIn(person.user.email, PASSWORD)]).toEqual([200, 200]);
    const sent = await takeMails(server());
    expect(sent.map(({ to, template }) => [to, template])).toEqual([[person.user.email, 'reset-password']]);
    const token = codeIn(sent, 'reset-password');
    expect((await post('/v1/auth/password/reset', { token, password: CHOSEN })).status).toBe(204);
    expect([await me(person.token), await signIn(person.user.email, CHOSEN)]).toEqual([401, 200]);
    const audited = await deps.db.prisma.auditEntry.findMany({
      where: { targetId: person.user.id, action: 'user.password-reset' },
    });
    expect(audited.map(({ actorId, details }) => [actorId, details])).toEqual([
      [world.admin.user.id, { endSessions: false }],
    ]);
    await takeMails(server());
  });

  it('ends the sessions where that is asked for', async () => {
    const person = await server().world.createPerson('user');
    await start(person.user.id, true);
    expect([await me(person.token), await signIn(person.user.email, PASSWORD)]).toEqual([401, 200]);
    await takeMails(server());
  });

  it('20 at once: five links an hour, the admin hears of the limit, and the newest link alone works', async () => {
    const { world, deps } = server();
    const person = await world.createPerson('user');
    const results = await times(20, async () => (await start(person.user.id, false)).status);
    expect(tally(results.map(String))).toEqual({ 202: 5, 429: 15 });
    const sent = await takeMails(server());
    expect(sent).toHaveLength(5);
    const ends = [];
    for (const mail of sent) {
      const body = { token: codeIn([mail], 'reset-password'), password: CHOSEN };
      ends.push(String((await post('/v1/auth/password/reset', body)).status));
    }
    expect(tally(ends)).toEqual({ 204: 1, 400: 4 });
    const audited = { targetId: person.user.id, action: 'user.password-reset' };
    expect(await deps.db.prisma.auditEntry.count({ where: audited })).toBe(5);
    await takeMails(server());
  });

  it('is not for a disabled account', async () => {
    const { world, deps } = server();
    const { user } = await world.createPerson('user');
    await deps.db.prisma.user.update({ where: { id: user.id }, data: { disabledAt: deps.now() } });
    expect((await start(user.id, false)).json.code).toBe('ACCOUNT_DISABLED');
    expect(await takeMails(server())).toEqual([]);
  });
});
