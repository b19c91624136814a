import type { JobLog } from '../jobs/open-boss.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { sendRefund } from './admin/send-refund.ts';
import { processOrder } from './process-order.ts';

/** Orders of one run; the next one follows in 10 minutes. */
const BATCH = 500;
/** A refund that is still on its way is somebody else's. */
const REFUND_PATIENCE_MS = 2 * 60_000;

/**
 * Gives up orders nobody paid in time, after a last look; and looks again at those that are paid and could not be handed
 * out. Refunds that did not reach the provider are sent again. One that cannot be looked at now waits for the next run.
 */
export async function sweepOrders(deps: ServerDeps, log: JobLog): Promise<number> {
  const { prisma } = deps.db;
  const at = deps.now();
  const neverOpened = await prisma.order.updateMany({
    where: { state: 'pending', expiresAt: { lte: at }, providerRef: null },
    data: { state: 'expired' },
  });
  const due = await prisma.order.findMany({
    where: {
      providerRef: { not: null },
      OR: [{ state: 'pending', expiresAt: { lte: at } }, { state: 'paid' }],
    },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  for (const { id } of due) {
    await processOrder(deps, id, { giveUp: true }).catch((error: unknown) => {
      log.warn({ err: error, orderId: id }, 'an order could not be looked at');
    });
  }
  return neverOpened.count + due.length + (await sendRefundsAgain(deps, log));
}

/** Money an admin gave back while the server or the provider went away. */
async function sendRefundsAgain(deps: ServerDeps, log: JobLog): Promise<number> {
  const before = new Date(deps.now().getTime() - REFUND_PATIENCE_MS);
  const refunds = await deps.db.prisma.refund.findMany({
    where: { state: { in: ['asked', 'pending'] }, createdAt: { lt: before } },
    take: BATCH,
  });
  for (const { id } of refunds) {
    await sendRefund(deps, id).catch((error: unknown) => {
      log.warn({ err: error, refundId: id }, 'money could not be given back yet');
    });
  }
  return refunds.length;
}
