import { AppError } from '@mywasender/contract/app-error';
import type { ServerDeps } from '../../shared/deps.ts';
import type { Actor } from '../../shared/request-context.ts';
import { findOrder } from '../find-order.ts';
import { buyerPlace } from './issue-receipt.ts';
import { receiptNumber } from './present-receipt.ts';
import { receiptLanguage } from './receipt-words.ts';

/**
 * A receipt of an order as PDF: the one that is named, else the newest. For its buyer, whoever shows its token, admins
 * and auditors. Throws `NOT_FOUND`, `RECEIPT_MISSING`.
 */
export async function getReceipt(
  deps: ServerDeps,
  orderId: string,
  by: {
    readonly actor: Actor | null;
    readonly token: string | undefined;
    readonly receipt: string | undefined;
  },
): Promise<{ readonly number: string; readonly pdf: Buffer }> {
  await findOrder(deps, orderId, { ...by, overseers: true });
  const receipt = await deps.db.prisma.receipt.findFirst({
    where: { orderId, ...(by.receipt === undefined ? {} : { id: by.receipt }) },
    orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
    include: { order: { include: { lines: { orderBy: { line: 'asc' } } } } },
  });
  if (receipt === null) throw new AppError('RECEIPT_MISSING');
  const { order, kind, issuedAt, currency, amount, tax, sellerText, buyerSealed } = receipt;
  const number = receiptNumber(receipt);
  const included =
    order.lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0) === order.amount;
  const percent = `${order.taxRate / 100} %`;
  // with the library that draws, which no start has to wait for
  const { drawReceipt } = await import('./draw-receipt.ts');
  const pdf = await drawReceipt({
    kind,
    number,
    issuedAt,
    seller: sellerText,
    buyer: buyerSealed === null ? null : deps.sealer.open(buyerSealed, buyerPlace(receipt.id)),
    lines: order.lines,
    currency,
    amount,
    tax,
    taxName: order.taxName === null ? null : `${order.taxName} ${percent}`,
    taxIncluded: included,
    language: receiptLanguage(order.language),
    order: order.id,
    live: order.live,
  });
  return { number, pdf };
}
