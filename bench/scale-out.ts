import { availableParallelism } from 'node:os';
import { startPostgres } from '../apps/server/src/testing/postgres-cluster.ts';
import { startRedis } from '../apps/server/src/testing/redis-server.ts';
import { startBalancer } from './support/balancer.ts';
import { type Answering, startLicenseServer } from './support/processes.ts';
import { median, type Report } from './support/report.ts';
import { type Caller, seedLicenses } from './support/seed-licenses.ts';
import { bothOf, ratioOf, type Turn, takeTurns, wrongIn } from './support/take-turns.ts';
import { makeValidateBodies } from './support/validate-requests.ts';

const LICENSES = 100_000;
/** of `licensing.md`: calls a minute of one license and device, through however many instances */
const DEVICE_LIMIT = 60;
const CALLS = 200;
/** Two instances, the database, Redis, the proxy and whoever sends: with fewer cores they take them from each other. */
const CORES_FOR_TWO = 6;

/** One instance against two on the same PostgreSQL and Redis, both behind a proxy. */
export async function scaleOut(say: (line: string) => void): Promise<Report> {
  const cluster = await startPostgres({ durable: true });
  const redis = await startRedis();
  const running: Answering[] = [];
  try {
    const databaseUrl = await cluster.createMigratedDatabase();
    const [eager, ...callers] = await seedLicenses(databaseUrl, LICENSES);
    if (eager === undefined) throw new Error('there are no callers');
    const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url };
    const first = await startLicenseServer(env);
    running.push(first);
    const second = await startLicenseServer(env);
    running.push(second);
    const alone = await startBalancer([first]);
    running.push(alone);
    const together = await startBalancer([first, second]);
    running.push(together);
    const turns = await takeTurns(
      {
        reference: { name: 'one instance', at: alone },
        subject: { name: 'two instances', at: together, processes: 2 },
      },
      callers,
      say,
    );
    const limit = await exhaust(together, eager);
    say(`${CALLS} calls of one computer at once: ${limit.valid} answered, ${limit.limited} sent away`);
    return report(turns, limit);
  } finally {
    for (const process of running.reverse()) await process.stop();
    await redis.stop();
    await cluster.stop();
  }
}

/** Many calls of one computer at once: the limit counts over both instances, to the call. */
async function exhaust({ url }: Answering, caller: Caller) {
  const statuses = await Promise.all(
    makeValidateBodies([caller], CALLS).map(async (body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/licenses/validate`, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  return {
    valid: statuses.filter((status) => status === 200).length,
    limited: statuses.filter((status) => status === 429).length,
  };
}

function report(turns: readonly Turn[], limit: { valid: number; limited: number }): Report {
  const cores = availableParallelism();
  return {
    figures: {
      'one instance, requests/s': median(turns.map(({ reference }) => reference.rate)),
      'two instances, requests/s': median(turns.map(({ subject }) => subject.rate)),
      'two instances, p99 ms': median(turns.map(({ subject }) => subject.p99)),
      cores,
    },
    budgets: [
      { what: 'wrong answers', measured: wrongIn(bothOf(turns)), unit: '', limit: 0, bound: 'at most' },
      {
        what: 'calls beyond the limit of one computer',
        measured: Math.abs(limit.valid - DEVICE_LIMIT) + (CALLS - limit.valid - limit.limited),
        unit: '',
        limit: 0,
        bound: 'at most',
      },
      {
        what: `two instances / one, ${cores} cores`,
        measured: ratioOf(turns),
        unit: '',
        // without cores for it a second instance can only not make things worse
        limit: cores >= CORES_FOR_TWO ? 1.5 : 0.9,
        bound: 'at least',
      },
    ],
  };
}
