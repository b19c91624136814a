import type { PaymentComparison } from '../../generated/prisma/client.ts';

/** One that was asked for and has not ended after so long was lost with its server. */
const LOST_MS = 15 * 60_000;

/** Whether somebody asked for a comparison that has not ended yet. */
export function isRunning(row: Pick<PaymentComparison, 'askedAt' | 'triedAt'>, now: Date): boolean {
  const asked = row.askedAt?.getTime() ?? 0;
  return asked > (row.triedAt?.getTime() ?? 0) && asked > now.getTime() - LOST_MS;
}
