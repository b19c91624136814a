import { AppError } from '@mywasender/contract/app-error';
import type { JobLog } from '../../jobs/open-boss.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { reconcilePayments } from './reconcile-payments.ts';

/** Compares with every provider and notes how it ended; one that fails does not keep the others from it. */
export async function compareAll(deps: ServerDeps, log: JobLog): Promise<void> {
  const failures: unknown[] = [];
  for (const provider of deps.payments.values()) {
    try {
      const result = await reconcilePayments(deps, provider);
      const at = deps.now();
      await note(deps, provider, { ...result, triedAt: at, comparedAt: at, problem: null });
      log.info({ provider: provider.name, ...result }, 'payments of three days were compared');
    } catch (error) {
      failures.push(error);
      await note(deps, provider, {
        triedAt: deps.now(),
        problem: error instanceof AppError ? error.code : 'INTERNAL',
      });
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'payments could not be compared');
}

async function note(
  { db }: Pick<ServerDeps, 'db'>,
  { name: provider, live }: PaymentProvider,
  ended: {
    readonly triedAt: Date;
    readonly problem: string | null;
    readonly comparedAt?: Date;
    readonly payments?: number;
    readonly differences?: number;
  },
): Promise<void> {
  await db.prisma.paymentComparison.upsert({
    where: { provider_live: { provider, live } },
    create: { provider, live, ...ended },
    update: ended,
  });
}
