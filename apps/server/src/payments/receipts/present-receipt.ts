import type { ReceiptSummary } from '@mywasender/contract/http/orders';
import type { Receipt } from '../../generated/prisma/client.ts';

export function presentReceipt(row: Receipt): ReceiptSummary {
  const { id, kind, currency, amount, tax, issuedAt } = row;
  return { id, kind, number: receiptNumber(row), currency, amount, tax, issuedAt: issuedAt.toISOString() };
}

/** As it stands on paper, e.g. `2026-000123`. */
export function receiptNumber({ series, number }: Pick<Receipt, 'series' | 'number'>): string {
  return `${series}-${String(number).padStart(6, '0')}`;
}
