import type { PaymentComparison, PaymentComparisonList } from '@mywasender/contract/http/payment-comparisons';
import type { ServerDeps } from '../../shared/deps.ts';
import { isRunning } from './is-running.ts';

/** When the payments of each provider that is set up were compared last, and how that ended. */
export async function listComparisons({
  db,
  now,
  payments,
}: Pick<ServerDeps, 'db' | 'now' | 'payments'>): Promise<PaymentComparisonList> {
  const rows = await db.prisma.paymentComparison.findMany();
  const items = [...payments.values()].map(({ name: provider, live }): PaymentComparison => {
    const row = rows.find((one) => one.provider === provider && one.live === live);
    return {
      provider,
      live,
      running: row !== undefined && isRunning(row, now()),
      comparedAt: row?.comparedAt?.toISOString() ?? null,
      payments: row?.payments ?? 0,
      differences: row?.differences ?? 0,
      problem: row?.problem ?? null,
    };
  });
  return { items, nextCursor: null };
}
