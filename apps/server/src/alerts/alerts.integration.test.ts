import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';
import { countEvents } from './count-events.ts';
import { createLimitStorms } from './limit-storms.ts';
import { raiseAlert } from './raise-alert.ts';
import { watchFailedLogin } from './watch-failed-logins.ts';

const HOUR = 3_600_000;
const times = <T>(count: number, work: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => work(i));

oneDatabase('alerts', (server) => {
  it('administrators read from how much on they are alerted; the address of the webhook stays hidden', async () => {
    const { call, world } = server();
    const answer = await call({
      method: 'GET',
      url: '/v1/admin/alert-settings',
      token: world.admin.token,
    });
    expect(answer.json).toMatchObject({ mailedTo: null, posted: false });
    expect(Object.keys(answer.json).sort()).toEqual(['mailedTo', 'posted', 'thresholds']);
    expect(answer.json.thresholds).toContainEqual({ setting: 'ALERT_FAILED_LOGINS_PER_HOUR', value: 100 });
    expect(answer.json.thresholds).toContainEqual({ setting: 'ABUSE_MOVES_PER_HOUR', value: 6 });
    expect(answer.json.thresholds).toHaveLength(8);
  });

  it('50 at once are one alert, counted 50 times; the next window has its own', async () => {
    const { deps, clock } = server();
    const raise = () => raiseAlert(deps, { kind: 'DEAD_JOB', subject: 'a-job' });
    const raised = await Promise.all(times(50, raise));
    expect(raised.map(({ count }) => count).sort((a, b) => a - b)).toEqual(times(50, (i) => i + 1));
    await raiseAlert(deps, { kind: 'DEAD_JOB', subject: 'another-job' });
    clock.ms += HOUR;
    await raise();
    const rows = await deps.db.prisma.alert.findMany({
      where: { kind: 'DEAD_JOB' },
      orderBy: [{ createdAt: 'asc' }, { subject: 'asc' }],
    });
    expect(rows.map(({ subject, count }) => [subject, count])).toEqual([
      ['a-job', 50],
      ['another-job', 1],
      ['a-job', 1],
    ]);
  });

  it('of 100 who count at once, one is told that the limit was reached', async () => {
    const { deps } = server();
    const one = [{ name: 'failed-login', subject: 'somewhere', times: 1 }] as const;
    const told = await Promise.all(times(100, () => countEvents(deps, one, () => 60)));
    expect(told.flat()).toEqual([{ name: 'failed-login', subject: 'somewhere', count: 60 }]);
    const { count } = await deps.db.prisma.eventCount.findFirstOrThrow({ where: { subject: 'somewhere' } });
    expect(count).toBe(100);
  });

  it('failed sign-ins alert per address (IPv6 by /64) and in all, each once', async () => {
    const { deps, clock } = server();
    clock.ms += 2 * HOUR;
    await Promise.all(times(30, (i) => watchFailedLogin(deps, `2001:db8:0:7::${i + 1}`)));
    await Promise.all(times(90, (i) => watchFailedLogin(deps, `192.0.2.${i + 1}`)));
    const rows = await deps.db.prisma.alert.findMany({
      where: { kind: { startsWith: 'FAILED_LOGINS' } },
      orderBy: { kind: 'asc' },
    });
    expect(rows).toMatchObject([
      { kind: 'FAILED_LOGINS', subject: '', count: 1, details: { limit: 100 } },
      { kind: 'FAILED_LOGINS_ADDRESS', subject: '2001:db8:0:7::/64', count: 1, details: { limit: 20 } },
    ]);
  });

  it('a wrong password and a refusal are counted where they happen', async () => {
    const { call, app, deps, clock } = server();
    clock.ms += 2 * HOUR;
    const body = { email: 'nobody@example.com', password: 'wrong' };
    const login = () => call({ method: 'POST', url: '/v1/auth/login', body, ip: '198.51.100.7' });
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await login()).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    await app.limitStorms.flush();
    const counts = await deps.db.prisma.eventCount.findMany({
      where: { subject: '198.51.100.7' },
      orderBy: { name: 'asc' },
    });
    expect(counts.map(({ name, count }) => [name, count])).toEqual([
      ['failed-login', 5],
      ['limited', 2],
    ]);
  });

  it('a storm noted by two instances is one storm', async () => {
    const { deps } = server();
    const [one, two] = [createLimitStorms(deps), createLimitStorms(deps)];
    const round = async (count: number) => {
      for (const storms of [one, two]) times(count, () => storms.note('203.0.113.9'));
      await Promise.all([one.flush(), two.flush()]);
    };
    const storm = () => deps.db.prisma.alert.findMany({ where: { kind: 'LIMIT_STORM' } });
    await round(59);
    expect(await storm()).toEqual([]);
    await round(10);
    await round(100);
    expect(await storm()).toMatchObject([{ subject: '203.0.113.9', severity: 'warning', count: 1 }]);
  });

  it('are listed with their sentence and acknowledged once', async () => {
    const { call, deps, clock, world } = server();
    const { token } = await world.createPerson('admin');
    clock.ms += 60_000;
    const { id } = await raiseAlert(deps, {
      kind: 'AUDIT_BROKEN',
      details: { position: 7, problem: 'it was changed' },
    });
    const list = async (query: string) =>
      (await call({ method: 'GET', url: `/v1/admin/alerts?${query}`, token })).json;
    const [newest] = (await list('open=true&limit=1')).items;
    expect(newest).toMatchObject({
      id,
      severity: 'critical',
      message: expect.stringContaining('at entry 7 (it was changed)'),
      acknowledgedAt: null,
    });
    const url = `/v1/admin/alerts/${id}/acknowledge`;
    const done = await Promise.all(times(5, () => call({ method: 'POST', url, token })));
    expect(new Set(done.map(({ json }) => json.acknowledgedAt))).toEqual(
      new Set([new Date(clock.ms).toISOString()]),
    );
    const rows = await deps.db.prisma.auditEntry.findMany({ where: { targetId: id } });
    expect(rows.map(({ action }) => action)).toEqual(['alert.acknowledge']);
    expect((await list('open=true')).items.some((item: { id: string }) => item.id === id)).toBe(false);
    expect((await list('open=false&kind=AUDIT_BROKEN')).items).toHaveLength(1);
  });

  it('a new one goes to every admin by mail and to the webhook, again until it answers; repetitions go nowhere', async () => {
    const { deps, clock, world } = server();
    // what the tests before left, and the mails that come of it
    for (let round = 0; round < 2; round++) await runJobs(server());
    clock.ms += 2 * HOUR;
    await world.createPerson('admin');
    const admins = await deps.db.prisma.user.count({ where: { role: 'admin' } });
    const bodies: string[] = [];
    const hook = createServer((request, reply) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => reply.writeHead(bodies.length === 1 ? 500 : 200).end());
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const { port } = hook.address() as AddressInfo;
    const alerts = { ...deps.config.alerts, webhookUrl: `http://127.0.0.1:${port}/` };
    const told = { ...server(), deps: { ...deps, config: { ...deps.config, alerts } } };
    const raise = () =>
      raiseAlert(told.deps, { kind: 'ACTIVATION_ANOMALY', subject: 'x', details: { reason: '<!here>' } });
    await Promise.all([raise(), raise(), raise()]);
    const names = async (late: boolean) =>
      (await runJobs(told, { late })).map(({ name, failed }) => `${name} ${failed}`);
    expect([...(await names(false)), ...(await names(false)), ...(await names(true))].sort()).toEqual([
      'alert.mail false',
      'alert.post false',
      'alert.post true',
      ...times(admins, () => 'mail.send false'),
    ]);
    hook.close();
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    expect(JSON.parse(bodies[0] ?? '').text).toContain(
      '[warning] License x is activated in an unusual way (&lt;!here&gt;)',
    );
  });

  it('counts and old alerts are forgotten', async () => {
    const { deps, clock } = server();
    clock.ms += 91 * 24 * HOUR;
    await tidyUp(deps);
    expect(await deps.db.prisma.eventCount.count()).toBe(0);
    expect(await deps.db.prisma.alert.count()).toBe(0);
  });
});
