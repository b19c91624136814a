import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { eachDatabase } from '../testing/each-database.ts';
import { postgresMissing, startPostgres } from '../testing/postgres-cluster.ts';
import { listenOnPostgres } from './listen-on-postgres.ts';

const CHANNEL = 'Channel of a test';

eachDatabase('what is notified', (server) => {
  const notify = (payload: string, { failing = false } = {}) =>
    server().deps.db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT count(pg_notify(${CHANNEL}, ${payload}))`;
      if (failing) throw new Error('undone');
    });

  it('is heard when it is committed, after a lost connection as well, until one listens no more', async () => {
    const { db } = server().deps;
    const heard: string[] = [];
    const again = vi.fn();
    const listening = await db.listen(CHANNEL, (payload) => heard.push(payload), again);
    await expect(notify('never', { failing: true })).rejects.toThrow('undone');
    await notify('first');
    await vi.waitFor(() => expect(heard).toEqual(['first']));
    expect(again).toHaveBeenCalledTimes(1);

    if (db.kind === 'postgresql') {
      await db.prisma.$executeRaw`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN %'`;
      await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2), { timeout: 60_000 });
      await notify('second');
      await vi.waitFor(() => expect(heard).toEqual(['first', 'second']));
    }
    const before = [...heard];
    await listening.close();
    await notify('late');
    expect(heard).toEqual(before);
  });
});

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`PostgreSQL killed with -9${skipped}`, () => {
  it('is listened to again when it is back, also by who tried in vain meanwhile', async () => {
    const cluster = await startPostgres();
    const heard: string[] = [];
    const again = vi.fn();
    const listening = await listenOnPostgres({ connectionString: cluster.url })(
      CHANNEL,
      (payload) => heard.push(payload),
      again,
    );
    const connect = vi.spyOn(pg.Client.prototype, 'connect');
    await cluster.kill();
    await vi.waitFor(() => expect(connect).toHaveBeenCalledTimes(2), { timeout: 60_000 });
    connect.mockRestore();
    expect(again).toHaveBeenCalledTimes(1);
    await cluster.start();
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2), { timeout: 60_000 });
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query('SELECT pg_notify($1, $2)', [CHANNEL, 'back']);
    await client.end();
    await vi.waitFor(() => expect(heard).toEqual(['back']));
    await listening.close();
    await cluster.stop();
  });
});
