import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma, Subscription, SubscriptionState } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { commitLook } from './commit-look.ts';
import { extendItems } from './extend-items.ts';
import { takeItemsBack } from './item-effects.ts';
import { type LockedOrder, lockOrder } from './locked-order.ts';
import { mailBuyer } from './mail-buyer.ts';
import { isHandedOut } from './order-machine.ts';
import type { SubscriptionFacts } from './providers/payment-provider.ts';
import { issueCredit, issueReceipt } from './receipts/issue-receipt.ts';

interface Look {
  readonly orderId: string;
  readonly look: bigint;
  readonly facts: SubscriptionFacts;
}

type Invoice = SubscriptionFacts['invoices'][number];

const DAY = 86_400_000;
const STATES: Readonly<Record<SubscriptionFacts['state'], SubscriptionState>> = {
  active: 'active',
  'past-due': 'pastDue',
  cancelled: 'cancelled',
  ended: 'ended',
};

/**
 * Does in one transaction what follows from a look at a subscription. The end of licenses is set to that of the newest
 * paid period, never moved by a length: an invoice seen ten times moves it once. False: a later look was faster.
 */
export function applySubscription(deps: ServerDeps, look: Look): Promise<boolean> {
  return commitLook(deps, (tx) => applyLocked(deps, tx, look));
}

async function applyLocked(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { orderId, look, facts }: Look,
): Promise<readonly string[] | null> {
  const order = await lockOrder(tx, orderId);
  const subscription = await tx.subscription.findUniqueOrThrow({ where: { orderId } });
  if (look <= subscription.lookedAt) return null;
  const at = deps.now();
  const right = facts.invoices.filter((invoice) => isAsOrdered(order, facts, invoice));
  await saveInvoices(tx, subscription, right);
  const problem = right.length === facts.invoices.length ? order.problem : 'wrong-invoice';
  if (problem !== order.problem && problem !== null) {
    const details = { provider: order.provider, reason: problem };
    await raiseAlert(deps, { kind: 'PAYMENT_MISMATCH', subject: orderId, details }, tx);
  }
  const newest = newestOf(right);
  const gone = newest !== null && newest.refunded >= newest.amount && isHandedOut(order.state);
  const paidUntil = newestOf(right.filter(({ amount, refunded }) => refunded < amount))?.periodEnd ?? null;
  const changed: string[] = [];
  if (gone) {
    changed.push(...(await takeItemsBack(deps, tx, { order, items: order.items, at })));
  } else if (paidUntil !== null && paidUntil > subscription.periodEnd && isHandedOut(order.state)) {
    const until = new Date(paidUntil.getTime() + Number(subscription.aheadMs));
    const samePeriod = isFirst(order, paidUntil);
    changed.push(...(await extendItems(deps, tx, { order, at, until, samePeriod })));
    // the first period was told with the order
    if (!samePeriod) await mailBuyer(deps, tx, { order, template: 'subscription-renewed', until });
  }
  const periodEnd =
    paidUntil !== null && paidUntil > subscription.periodEnd ? paidUntil : subscription.periodEnd;
  await tx.subscription.update({
    where: { orderId },
    data: { state: STATES[facts.state], periodEnd, lookedAt: look },
  });
  await tx.order.update({
    where: { id: orderId },
    data: {
      problem,
      refunded: right.reduce((sum, { refunded }) => sum + refunded, 0),
      ...(gone ? { state: 'refunded' } : {}),
    },
  });
  await issueReceipts(deps, tx, { order, invoices: right, at });
  if (gone) {
    await writeAudit(tx, {
      at,
      action: 'payment.refunded',
      target: { type: 'order', id: orderId },
      details: {
        from: order.state,
        provider: order.provider,
        amount: newest.amount,
        currency: order.currency,
      },
    });
    await mailBuyer(deps, tx, { order, template: 'order-refunded' });
  }
  return changed;
}

/** Of each period one, and of what was given back. The first period has that of the order. */
async function issueReceipts(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  {
    order,
    invoices,
    at,
  }: { readonly order: LockedOrder; readonly invoices: readonly Invoice[]; readonly at: Date },
): Promise<void> {
  const { amount, tax } = order;
  for (const { invoiceRef, periodEnd } of invoices) {
    if (isFirst(order, periodEnd)) continue;
    const cause = `invoice-${invoiceRef}`;
    await issueReceipt(deps, tx, { order, kind: 'invoice', cause, amount, tax, at });
  }
  const refunded = invoices.reduce((sum, invoice) => sum + invoice.refunded, 0);
  await issueCredit(deps, tx, { order, refunded, at });
}

function isAsOrdered(
  order: LockedOrder,
  { live }: SubscriptionFacts,
  { amount, currency }: Invoice,
): boolean {
  return live === order.live && amount === order.amount && currency === order.currency;
}

async function saveInvoices(
  tx: Prisma.TransactionClient,
  { id: subscriptionId }: Subscription,
  invoices: readonly Invoice[],
): Promise<void> {
  for (const { invoiceRef, ...invoice } of invoices) {
    await tx.subscriptionInvoice.upsert({
      where: { subscriptionId_invoiceRef: { subscriptionId, invoiceRef } },
      create: { subscriptionId, invoiceRef, ...invoice },
      update: { refunded: invoice.refunded, paymentRef: invoice.paymentRef },
    });
  }
}

function newestOf<T extends Invoice>(invoices: readonly T[]): T | null {
  return invoices.toSorted((a, b) => a.periodEnd.getTime() - b.periodEnd.getTime()).at(-1) ?? null;
}

/** The period that was paid with the order; providers may name its end a little differently in two places. */
function isFirst({ periodEnd }: LockedOrder, until: Date): boolean {
  return periodEnd !== null && until.getTime() <= periodEnd.getTime() + DAY;
}
