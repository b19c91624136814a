import type { PaymentComparisonList } from '@mywasender/contract/http/payment-comparisons';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { isRunning } from './is-running.ts';
import { listComparisons } from './list-comparisons.ts';

/** Begins the daily comparison with every provider now; not again while one is under way. */
export async function askComparison(
  deps: ServerDeps,
  context: RequestContext,
): Promise<PaymentComparisonList> {
  const askedAt = deps.now();
  const compared = [...deps.payments.values()].map(({ name: provider, live }) => ({ provider, live }));
  await deps.db.prisma.$transaction(async (tx) => {
    await tx.paymentComparison.createMany({ data: compared, skipDuplicates: true });
    // of two who ask at once, the second waits here and finds it under way
    await tx.$queryRaw`SELECT 1 FROM payment_comparisons ORDER BY provider, live FOR UPDATE`;
    const rows = await tx.paymentComparison.findMany({ where: { OR: compared } });
    if (rows.length === 0 || rows.some((row) => isRunning(row, askedAt))) return;
    await tx.paymentComparison.updateMany({ where: { OR: compared }, data: { askedAt } });
    await writeAudit(tx, {
      at: askedAt,
      action: 'payment.compare',
      actorId: context.actor.id,
      origin: context,
    });
    await deps.jobs.enqueue(tx, 'payment.reconcile', {}, { priority: 1 });
  });
  return listComparisons(deps);
}
