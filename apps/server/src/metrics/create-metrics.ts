import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { countJobs } from '../jobs/count-jobs.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { VERSION } from '../shared/version.ts';

type MetricsDeps = Pick<ServerDeps, 'db' | 'redis'>;

/**
 * What this server counts, under names after Prometheus' conventions. Labels have few values and none of them is
 * of a person: no address, no account, no key.
 */
export function createMetrics({ db, redis }: MetricsDeps) {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('mywasender_db_connections', 'Open connections to the database', () => db.pool.totalCount);
  gauge('mywasender_db_connections_idle', 'Those that have nothing to do', () => db.pool.idleCount);
  gauge('mywasender_db_waiting', 'Statements that wait for a connection', () => db.pool.waitingCount);
  if (redis !== null) {
    gauge('mywasender_redis_up', '1 while Redis answers', () => (redis.commands.status === 'ready' ? 1 : 0));
  }
  new Gauge({
    name: 'mywasender_jobs',
    help: 'Jobs not finished (open) and failed for the last time (dead)',
    labelNames: ['job', 'state'],
    registers,
    async collect() {
      // the rest is worth reading above all when the database is away
      const jobs = await countJobs(db.prisma).catch(() => []);
      this.reset();
      for (const { name, open, dead } of jobs) {
        this.set({ job: name, state: 'open' }, open);
        this.set({ job: name, state: 'dead' }, dead);
      }
    },
  });
  new Gauge({
    name: 'mywasender_build_info',
    help: 'Always 1; the version is in the label',
    labelNames: ['version'],
    registers,
  }).set({ version: VERSION }, 1);
  return {
    registry,
    requests: new Histogram({
      name: 'mywasender_http_request_duration_seconds',
      help: 'Time from the head of a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    verdicts: new Counter({
      name: 'mywasender_verdicts_total',
      help: 'Conclusions about licenses; activations are call="activate"',
      labelNames: ['call', 'code'],
      registers,
    }),
    logins: new Counter({
      name: 'mywasender_logins_total',
      help: 'Sign-ins by password: OK, MFA_REQUIRED or the code of the refusal',
      labelNames: ['result'],
      registers,
    }),
    limited: new Counter({
      name: 'mywasender_rate_limited_total',
      help: 'Requests refused because there were too many',
      labelNames: ['route'],
      registers,
    }),
  };
}
