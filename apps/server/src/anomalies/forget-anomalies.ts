import type { ServerDeps } from '../shared/deps.ts';

const DAY = 24 * 60 * 60_000;
const ATTEMPTS_DAYS = 60;
const MOVES_DAYS = 1;
const ANOMALIES_DAYS = 365;

/** Deletes what nothing is counted from any more. */
export async function forgetAnomalies({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * DAY);
  await db.prisma.activationAttempt.deleteMany({ where: { at: { lt: before(ATTEMPTS_DAYS) } } });
  await db.prisma.deviceMove.deleteMany({ where: { at: { lt: before(MOVES_DAYS) } } });
  await db.prisma.anomaly.deleteMany({ where: { lastAt: { lt: before(ANOMALIES_DAYS) } } });
}
