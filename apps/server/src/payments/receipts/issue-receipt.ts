import { randomUUID } from 'node:crypto';
import type { Order, Prisma, ReceiptKind, Refund } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { openBilling, openOrderEmail } from '../order-customer.ts';
import { SETTLED_OTHERWISE } from '../refund-states.ts';

/** Causes of invoices that take a credit note back. */
const UNDONE = 'refund-undone-';

interface ReceiptInput {
  readonly order: Order;
  readonly kind: ReceiptKind;
  /** of one order; a second receipt for the same cause is not made */
  readonly cause: string;
  readonly amount: number;
  readonly tax: number;
  readonly at: Date;
}

/**
 * Writes a receipt under the next number of its year. The order is locked; the series comes last in the order of locks
 * and holds up whoever writes one at the same time until this transaction ends: a number that is not stored is not used.
 */
export async function issueReceipt(
  deps: Pick<ServerDeps, 'config' | 'sealer'>,
  tx: Prisma.TransactionClient,
  { order, kind, cause, amount, tax, at }: ReceiptInput,
): Promise<void> {
  const known = { orderId: order.id, cause };
  if ((await tx.receipt.count({ where: known })) > 0) return;
  const id = randomUUID();
  const { name, address, taxId } = deps.config.billing.seller;
  const buyer = [openBilling(deps, order), openOrderEmail(deps, order)].filter((line) => line !== null);
  const series = `${order.live ? '' : 'TEST-'}${at.getUTCFullYear()}`;
  const [next] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO receipt_series (series, last) VALUES (${series}, 1)
    ON CONFLICT (series) DO UPDATE SET last = receipt_series.last + 1 RETURNING last`;
  if (next === undefined) throw new Error('a receipt got no number');
  await tx.receipt.create({
    data: {
      id,
      ...known,
      kind,
      series,
      number: next.last,
      currency: order.currency,
      amount,
      tax,
      sellerText: [name, address, taxId === null ? '' : `Tax ID: ${taxId}`]
        .filter((line) => line !== '')
        .join('\n'),
      buyerSealed: buyer.length === 0 ? null : deps.sealer.seal(buyer.join('\n'), buyerPlace(id)),
      issuedAt: at,
    },
  });
}

/**
 * Of money given back since the last look, or, where the provider could not give it back after all, an invoice that
 * takes the credit back; nothing where no receipt was written for what was paid.
 */
export async function issueCredit(
  deps: Pick<ServerDeps, 'config' | 'sealer'>,
  tx: Prisma.TransactionClient,
  { order, refunded, at }: { readonly order: Order; readonly refunded: number; readonly at: Date },
): Promise<void> {
  if (refunded === order.refunded) return;
  const orderId = order.id;
  if ((await tx.receipt.count({ where: { orderId } })) === 0) return;
  const otherwise = await settledOtherwise(tx, orderId);
  const credit = shareOf(order, { from: order.refunded + otherwise, to: refunded + otherwise });
  const undone = await tx.receipt.count({ where: { orderId, cause: { startsWith: UNDONE } } });
  if (credit.amount < 0) {
    const { amount, tax } = credit;
    const cause = `${UNDONE}${undone + 1}`;
    await issueReceipt(deps, tx, { order, kind: 'invoice', cause, amount: -amount, tax: -tax, at });
    return;
  }
  // what was taken back may be given back again: another cause
  const cause = `refund-${refunded}${undone === 0 ? '' : `-${undone}`}`;
  await issueReceipt(deps, tx, { order, kind: 'credit', cause, ...credit, at });
}

/** Of a refund that failed at the provider, settled by an admin who gave the money back in another way. */
export async function issueSettlement(
  deps: Pick<ServerDeps, 'config' | 'sealer'>,
  tx: Prisma.TransactionClient,
  { order, refund, at }: { readonly order: Order; readonly refund: Refund; readonly at: Date },
): Promise<void> {
  const orderId = order.id;
  if ((await tx.receipt.count({ where: { orderId } })) === 0) return;
  const to = order.refunded + (await settledOtherwise(tx, orderId));
  const credit = shareOf(order, { from: to - refund.amount, to });
  await issueReceipt(deps, tx, { order, kind: 'credit', cause: `settled-${refund.id}`, ...credit, at });
}

/** Given back without the provider. */
async function settledOtherwise(tx: Prisma.TransactionClient, orderId: string): Promise<number> {
  const where = { orderId, ...SETTLED_OTHERWISE };
  const { _sum } = await tx.refund.aggregate({ where, _sum: { amount: true } });
  return _sum.amount ?? 0;
}

/** Shares of one sum: together they give back the tax that was taken, to the cent. */
function shareOf(order: Order, { from, to }: { readonly from: number; readonly to: number }) {
  const taxOf = (amount: number) => Math.floor((2 * order.tax * amount + order.amount) / (2 * order.amount));
  return { amount: to - from, tax: taxOf(to) - taxOf(from) };
}

/** Where the envelope of a buyer is kept. */
export function buyerPlace(receiptId: string): string {
  return `receipts.buyer_sealed.${receiptId}`;
}
