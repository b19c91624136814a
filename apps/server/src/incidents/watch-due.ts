import { raiseAlert } from '../alerts/raise-alert.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** A night's sleep and a morning before the 72 hours of GDPR, article 33, end. */
const HOURS_BEFORE = 12;

/**
 * Alerts once for every open incident whose time to tell the supervisory authority ends within 12 hours, or has
 * ended. The update decides who alerts, in the transaction of the alert: any number at once, one alert.
 */
export async function watchDue(deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>): Promise<void> {
  const { prisma } = deps.db;
  const at = deps.now();
  const near = {
    status: 'open',
    dueAlertedAt: null,
    dueAt: { lte: new Date(at.getTime() + HOURS_BEFORE * 3_600_000) },
  } as const;
  const due = await prisma.incident.findMany({ where: near, select: { id: true, dueAt: true } });
  for (const { id, dueAt } of due) {
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.incident.updateMany({
        where: { ...near, id },
        data: { dueAlertedAt: at },
      });
      if (count === 0) return;
      const details = { dueAt: dueAt.toISOString() };
      await raiseAlert(deps, { kind: 'INCIDENT_DUE', subject: id, details }, tx);
    });
  }
}
