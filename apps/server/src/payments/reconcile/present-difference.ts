import { type PaymentDifference, PaymentDifferenceKind } from '@mywasender/contract/http/payment-differences';
import Value from 'typebox/value';
import type { PaymentDifference as Row } from '../../generated/prisma/client.ts';

export function presentDifference(row: Row): PaymentDifference {
  const { id, provider, kind, reference, orderId, foundAt, resolvedAt, settledReason } = row;
  return {
    id,
    provider,
    kind: Value.Check(PaymentDifferenceKind, kind) ? kind : 'unknown',
    reference,
    orderId,
    theirs: moneyOf(row.theirAmount, row.theirCurrency),
    ours: moneyOf(row.ourAmount, row.ourCurrency),
    foundAt: foundAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    settledReason,
  };
}

function moneyOf(amount: number | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount, currency };
}
