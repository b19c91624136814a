import type { ServerDeps } from '../shared/deps.ts';

/** An address is what many alerts are about; the audit trail keeps what was done. */
const KEPT_DAYS = 90;

export async function forgetAlerts({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - KEPT_DAYS * 24 * 3_600_000);
  await db.prisma.alert.deleteMany({ where: { lastAt: { lt: before } } });
}
