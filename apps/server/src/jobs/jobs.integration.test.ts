import { expect, it, vi } from 'vitest';
import type { Listen } from '../db/database.ts';
import { eachDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { countJobs } from './count-jobs.ts';
import { installQueues } from './install-queues.ts';
import { JOB_HANDLERS } from './job-handlers.ts';
import { DEAD_JOBS, JOBS } from './job-map.ts';
import { openBoss } from './open-boss.ts';
import { startWorkers } from './start-workers.ts';

const NAME = 'upkeep.tidy';
const CANARY = 'canary-7c1f';

eachDatabase('jobs', (server) => {
  const enqueue = (data: object, options?: { startAfter?: Date; priority?: number }) =>
    server().deps.db.prisma.$transaction((tx) =>
      server().deps.jobs.enqueue(tx, NAME, data as never, options),
    );
  const stored = async () => JSON.stringify(await server().deps.db.prisma.$queryRaw`SELECT * FROM jobs.job`);

  it('are there if the change is, hold nothing readable, and are done once, the urgent ones first', async () => {
    const { db, jobs } = server().deps;
    const undone = db.prisma.$transaction(async (tx) => {
      await jobs.enqueue(tx, NAME, { undone: true } as never);
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    await enqueue({ word: CANARY });
    await enqueue({ urgent: true }, { priority: 1 });
    await enqueue({ later: true }, { startAfter: new Date(Date.now() + 3_600_000) });
    expect(await stored()).not.toContain(CANARY);
    const handle = vi.fn(async () => undefined);
    const handlers = { [NAME]: handle };
    expect(await runJobs(server(), { handlers })).toEqual([
      { name: NAME, failed: false },
      { name: NAME, failed: false },
    ]);
    expect(handle.mock.calls.map(([, data]: unknown[]) => data)).toEqual([
      { urgent: true },
      { word: CANARY },
    ]);
    expect(await countJobs(db.prisma)).toEqual([{ name: NAME, open: 1, dead: 0 }]);
    expect(await runJobs(server(), { handlers, late: true })).toHaveLength(1);
    expect(await countJobs(db.prisma)).toEqual([]);
  });

  it('that fail are tried again after a while, and end among the dead, with the reason in the log alone', async () => {
    const { db } = server().deps;
    await enqueue({ word: CANARY });
    const handle = vi.fn(async () => {
      throw new Error(`no mailbox "${CANARY}"`);
    });
    const handlers = { [NAME]: handle };
    expect(await runJobs(server(), { handlers })).toEqual([{ name: NAME, failed: true }]);
    expect(await runJobs(server(), { handlers })).toEqual([]);
    for (let retry = 1; retry <= JOBS[NAME].retries; retry++) {
      expect(await runJobs(server(), { handlers, late: true })).toEqual([{ name: NAME, failed: true }]);
    }
    // all that is left is to tell the admin
    expect(await runJobs(server(), { handlers })).toEqual([{ name: 'alert.mail', failed: false }]);
    expect(await runJobs(server(), { handlers })).toEqual([{ name: 'mail.send', failed: false }]);
    expect(handle.mock.calls.map(([, , run]: unknown[]) => run)).toMatchObject([
      { attempt: 1, last: false },
      { attempt: 2, last: false },
      { attempt: 3, last: false },
      { attempt: 4, last: true },
    ]);
    expect(await countJobs(db.prisma)).toEqual([{ name: NAME, open: 0, dead: 1 }]);
    expect(await db.prisma.alert.findMany()).toMatchObject([{ kind: 'DEAD_JOB', subject: NAME, count: 1 }]);
    const lines = server().log.filter((line) => line.includes('a job failed'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      ...Array(JOBS[NAME].retries).fill({ job: NAME, msg: 'a job failed and will be tried again' }),
      { job: NAME, level: 50, msg: 'a job failed for the last time and is kept among the dead ones' },
    ]);
    expect(lines.join() + (await stored())).not.toContain(CANARY);
    await db.prisma.$executeRaw`DELETE FROM jobs.job WHERE name = ${DEAD_JOBS}`;
  });

  it('of a worker that was killed are done by another', async () => {
    const { db } = server().deps;
    await enqueue({});
    const boss = await openBoss(db, { working: false, log: server().app.log });
    expect(await boss.fetch(NAME)).toHaveLength(1);
    expect(await runJobs(server())).toEqual([]);
    await db.prisma.$executeRaw`UPDATE jobs.job SET heartbeat_on = heartbeat_on - interval '1 minute'`;
    await boss.supervise(NAME);
    await boss.stop({ graceful: false });
    expect(await runJobs(server(), { late: true })).toEqual([{ name: NAME, failed: false }]);
  });

  it('are done once each by two servers at work', async () => {
    const count = 40;
    await server().deps.db.prisma.$transaction(async (tx) => {
      for (let n = 0; n < count; n++) await server().deps.jobs.enqueue(tx, NAME, { n } as never);
    });
    const seen: unknown[] = [];
    const handlers = {
      [NAME]: async (_deps: unknown, data: { n?: number }) => {
        seen.push(data.n);
      },
    };
    await Promise.all([runJobs(server(), { handlers }), runJobs(server(), { handlers })]);
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: count }, (_, n) => n),
    );
  });

  it('wake their workers when they are due and the change is made, and only then', async () => {
    const { deps } = server();
    const woken: string[] = [];
    const ear: Listen = (channel, heard, again) => {
      const noted = (name: string) => {
        woken.push(name);
        heard(name);
      };
      return deps.db.listen(channel, noted, again);
    };
    const done: unknown[] = [];
    const handlers = {
      ...JOB_HANDLERS,
      [NAME]: async (_deps: unknown, data: unknown) => void done.push(data),
    };
    const workers = await startWorkers(
      { ...deps, db: { ...deps.db, listen: ear } },
      { log: server().app.log, handlers },
    );
    const undone = deps.db.prisma.$transaction(async (tx) => {
      await deps.jobs.enqueue(tx, 'mail.send', {} as never);
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    await enqueue({ later: true }, { startAfter: new Date(Date.now() + 3_600_000) });
    await enqueue({ word: CANARY });
    await vi.waitFor(() => expect(done).toContainEqual({ word: CANARY }), { timeout: 60_000 });
    expect(new Set(woken)).toEqual(new Set([NAME]));
    await workers.stop();
    expect(await runJobs(server(), { handlers, late: true })).toEqual([{ name: NAME, failed: false }]);
  });

  it('are told of also in queues that an older version made', async () => {
    const { db } = server().deps;
    await db.prisma.$executeRaw`UPDATE jobs.queue SET notify = false`;
    await installQueues(db);
    const silent = await db.prisma.$queryRaw<{ name: string }[]>`
      SELECT name FROM jobs.queue WHERE NOT notify AND name NOT LIKE '\\_\\_%'`;
    expect(silent.map(({ name }) => name)).toEqual([DEAD_JOBS]);
  });

  it('added together are done one after another, without a look for each', async () => {
    const { deps } = server();
    const numbers = Array.from({ length: 30 }, (_, n) => n);
    const done = new Set<number>();
    // the one that starts by itself has no number
    const handlers = {
      ...JOB_HANDLERS,
      [NAME]: async (_deps: unknown, { n }: { n?: number }) => void (n !== undefined && done.add(n)),
    };
    const workers = await startWorkers(deps, { log: server().app.log, handlers });
    await deps.db.prisma.$transaction((tx) =>
      deps.jobs.enqueueAll(tx, NAME, numbers.map((n) => ({ n })) as never),
    );
    // there is a look every minute
    await vi.waitFor(() => expect(done).toEqual(new Set(numbers)), { timeout: 120_000 });
    await workers.stop();
  });

  it('start by themselves when it is time, and their workers stop', async () => {
    const workers = await startWorkers(server().deps, { log: server().app.log });
    const schedules = await workers.boss.getSchedules();
    const wanted = Object.entries(JOBS).flatMap(([name, job]) =>
      'cron' in job ? [{ name, cron: job.cron, timezone: 'UTC' }] : [],
    );
    expect(wanted.map(({ name }) => name)).toContain(NAME);
    const found = schedules.map(({ name, cron, timezone }) => ({ name, cron, timezone }));
    expect(found.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      wanted.toSorted((a, b) => a.name.localeCompare(b.name)),
    );
    await workers.stop();
    expect(server().log.filter((line) => line.includes('the job queue'))).toEqual([]);
  });
});
