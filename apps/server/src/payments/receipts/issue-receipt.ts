import { randomUUID } from 'node:crypto';
import type { Order, Prisma, ReceiptKind } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { openBilling, openOrderEmail } from '../order-customer.ts';

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

/** Of money given back since the last look; nothing where no receipt was written for what was paid. */
export async function issueCredit(
  deps: Pick<ServerDeps, 'config' | 'sealer'>,
  tx: Prisma.TransactionClient,
  { order, refunded, at }: { readonly order: Order; readonly refunded: number; readonly at: Date },
): Promise<void> {
  if (refunded <= order.refunded || (await tx.receipt.count({ where: { orderId: order.id } })) === 0) return;
  // shares of one sum: together they give back the tax that was taken, to the cent
  const taxOf = (amount: number) => Math.floor((2 * order.tax * amount + order.amount) / (2 * order.amount));
  await issueReceipt(deps, tx, {
    order,
    kind: 'credit',
    cause: `refund-${refunded}`,
    amount: refunded - order.refunded,
    tax: taxOf(refunded) - taxOf(order.refunded),
    at,
  });
}

/** Where the envelope of a buyer is kept. */
export function buyerPlace(receiptId: string): string {
  return `receipts.buyer_sealed.${receiptId}`;
}
