import { randomUUID } from 'node:crypto';
import { raiseAlert } from '../../alerts/raise-alert.ts';
import type { PaymentDifference as Row } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import type { Difference } from './compare-payment.ts';

/** A difference with the payment, or the order, it is about. */
export interface Found extends Difference {
  readonly reference: string;
  readonly orderId: string | null;
}

interface Comparison {
  readonly found: readonly Found[];
  /** payments that were compared */
  readonly listed: ReadonlySet<string>;
  readonly at: Date;
}

/**
 * Stores what was found and resolves what agrees now. What an admin settled stays settled while its sums are the same.
 * Raises an alert about new ones.
 */
export async function saveDifferences(
  deps: ServerDeps,
  { name: provider }: PaymentProvider,
  { found, listed, at }: Comparison,
): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    const known = await tx.paymentDifference.findMany({
      where: { provider, OR: [{ resolvedAt: null }, { settledReason: { not: null } }] },
    });
    // what was looked at again and agrees now; older ones stay until somebody looked at them
    const over = known.filter(
      (row) =>
        row.resolvedAt === null &&
        !found.some((one) => isSame(row, one)) &&
        (row.kind === 'missing' || listed.has(row.reference)),
    );
    await tx.paymentDifference.updateMany({
      where: { id: { in: over.map(({ id }) => id) } },
      data: { resolvedAt: at },
    });
    const changed = found.filter((one) => !known.some((row) => isSame(row, one) && hasSums(row, one)));
    for (const one of changed) {
      const { kind, reference, ...data } = columns(one);
      const resolvedAt = kind === 'late' ? at : null;
      const stored = { ...data, foundAt: at, resolvedAt, settledReason: null };
      await tx.paymentDifference.upsert({
        where: { provider_kind_reference: { provider, kind, reference } },
        create: { id: randomUUID(), provider, kind, reference, ...stored },
        update: stored,
      });
    }
    if (changed.length === 0) return;
    const details = { count: changed.length, first: changed[0]?.reference ?? '' };
    await raiseAlert(deps, { kind: 'PAYMENT_DIFFERENCE', subject: provider, details }, tx);
  });
}

const isSame = (row: Row, one: Found) => row.kind === one.kind && row.reference === one.reference;

function hasSums(row: Row, one: Found): boolean {
  const { theirAmount, theirCurrency, ourAmount, ourCurrency } = columns(one);
  return (
    row.theirAmount === theirAmount &&
    row.theirCurrency === theirCurrency &&
    row.ourAmount === ourAmount &&
    row.ourCurrency === ourCurrency
  );
}

function columns({ kind, reference, orderId, theirs, ours }: Found) {
  return {
    kind,
    reference,
    orderId,
    theirAmount: theirs?.amount ?? null,
    theirCurrency: theirs?.currency ?? null,
    ourAmount: ours?.amount ?? null,
    ourCurrency: ours?.currency ?? null,
  };
}
