import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { setIncidentStatus } from './set-incident-status.ts';
import { watchDue } from './watch-due.ts';

const HOUR = 3_600_000;

oneDatabase('the 72 hours of an incident', (server) => {
  const open = async (hoursAgo = 0) => {
    const { deps, clock, world } = server();
    const at = new Date(clock.ms - hoursAgo * HOUR);
    const row = await deps.db.prisma.incident.create({
      data: {
        id: randomUUID(),
        title: 'Drill',
        summary: 'A drill.',
        scope: { everyone: true },
        actions: ['sessions'],
        run: 'done',
        status: 'open',
        createdAt: at,
        discoveredAt: at,
        dueAt: new Date(at.getTime() + 72 * HOUR),
        openedBy: world.admin.user.id,
      },
    });
    return row;
  };
  const alertsOf = (subject: string) =>
    server().deps.db.prisma.alert.findMany({ where: { kind: 'INCIDENT_DUE', subject } });

  it('12 hours before their end: one alert, however many look at once, and none after it', async () => {
    const { deps, clock } = server();
    const { id, dueAt } = await open();
    clock.ms = dueAt.getTime() - 12 * HOUR - 1;
    await watchDue(deps);
    expect(await alertsOf(id)).toEqual([]);
    clock.ms += 1;
    await times(20, () => watchDue(deps));
    // past the window in which a repetition would only be counted
    clock.ms += 2 * HOUR;
    await watchDue(deps);
    expect(await alertsOf(id)).toMatchObject([
      { severity: 'critical', count: 1, details: { dueAt: dueAt.toISOString() } },
    ]);
  });

  it('not for one the authority was told of or that is closed, at once for one found late', async () => {
    const { deps, world } = server();
    const [told, closed, late] = [await open(65), await open(65), await open(80)];
    await setIncidentStatus(deps, told.id, { status: 'notified' }, world.admin.context);
    await setIncidentStatus(deps, closed.id, { status: 'closed' }, world.admin.context);
    await watchDue(deps);
    const found = await Promise.all([told, closed, late].map(async ({ id }) => (await alertsOf(id)).length));
    expect(found).toEqual([0, 0, 1]);
  });

  it('goes out by mail and webhook as every alert does, and is in the list', async () => {
    const { deps, world, call } = server();
    const { id, dueAt } = await open(61);
    const alerts = { ...deps.config.alerts, webhookUrl: 'http://127.0.0.1:9/' };
    await watchDue({ ...deps, config: { ...deps.config, alerts } });
    // the alerts, then the mails that come of them
    const done = [...(await runJobs(server())), ...(await runJobs(server()))];
    expect(done.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['alert.mail', 'alert.post', 'mail.send']),
    );
    const sentence = [`Incident ${id} is open`, `end at ${dueAt.toISOString()}`];
    const mails = (await readMails(server(), 'alert')).map(({ text = '' }) => text.replace(/\s+/g, ' '));
    const url = '/v1/admin/alerts?kind=INCIDENT_DUE&limit=200';
    // the clock was turned past the end of older sessions
    const { token } = await world.createPerson('admin');
    const { json } = await call({ method: 'GET', url, token });
    const listed = json.items.map(({ message }: { message: string }) => message);
    for (const texts of [mails, listed]) {
      expect(texts.filter((text: string) => sentence.every((part) => text.includes(part)))).toHaveLength(1);
    }
  });
});
