import type { AdminOverview } from '@mywasender/contract/http/overview';
import { countJobs } from '../jobs/count-jobs.ts';
import type { ServerDeps } from '../shared/deps.ts';

const ANOMALIES_MS = 7 * 24 * 60 * 60_000;

/** What waits for somebody, and how the server is. Small tables, and for orders an index of those with a problem. */
export async function readOpen({
  db,
  now,
}: Pick<ServerDeps, 'db' | 'now'>): Promise<Pick<AdminOverview, 'open'> & { readonly openJobs: number }> {
  const { prisma } = db;
  const week = new Date(now().getTime() - ANOMALIES_MS);
  const [alerts, anomalies, payments, differences, incidents, untold, jobs] = await Promise.all([
    prisma.alert.groupBy({ by: ['severity'], where: { acknowledgedAt: null }, _count: true }),
    prisma.anomaly.count({ where: { firstAt: { gte: week } } }),
    prisma.order.count({ where: { problem: { not: null } } }),
    prisma.paymentDifference.count({ where: { resolvedAt: null } }),
    prisma.incident.count({ where: { status: { not: 'closed' } } }),
    prisma.incident.aggregate({ where: { status: 'open' }, _min: { dueAt: true } }),
    countJobs(prisma),
  ]);
  const alertsOf = (critical: boolean) =>
    alerts
      .filter(({ severity }) => (severity === 'critical') === critical)
      .reduce((total, { _count }) => total + _count, 0);
  return {
    open: {
      criticalAlerts: alertsOf(true),
      otherAlerts: alertsOf(false),
      anomalies,
      payments,
      differences,
      incidents,
      incidentDueAt: untold._min.dueAt?.toISOString() ?? null,
      deadJobs: jobs.reduce((total, { dead }) => total + dead, 0),
    },
    openJobs: jobs.reduce((total, { open }) => total + open, 0),
  };
}
