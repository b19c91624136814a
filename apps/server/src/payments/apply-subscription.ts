import { raiseAlert } from '../alerts/raise-alert.ts';
import type { Prisma, Subscription, SubscriptionState } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { auditState } from './audit-state.ts';
import { commitLook } from './commit-look.ts';
import { extendItems } from './extend-items.ts';
import { failRefunds, hasFailedRefund, REFUND_FAILED } from './fail-refunds.ts';
import { restoreItems, takeItemsBack } from './item-effects.ts';
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
  const fell = await findFallen(tx, subscription, right);
  await saveInvoices(tx, subscription, right);
  const { replacedAt } = subscription;
  const chargedOn = replacedAt !== null && right.some(({ paidAt }) => paidAt > replacedAt);
  const refunded = right.reduce((sum, invoice) => sum + invoice.refunded, 0);
  const changed: string[] = [];
  if (fell.length > 0) changed.push(...(await failRefunds(deps, tx, { order, refunded, at })));
  const asPaid = chargedOn ? 'charged-after-change' : order.problem;
  let problem = right.length === facts.invoices.length ? asPaid : 'wrong-invoice';
  if (problem !== order.problem && problem !== null) {
    const details = { provider: order.provider, reason: problem };
    await raiseAlert(deps, { kind: 'PAYMENT_MISMATCH', subject: orderId, details }, tx);
  }
  const newest = newestOf(right);
  const gone = newest !== null && newest.refunded >= newest.amount && isHandedOut(order.state);
  const paidUntil = newestOf(right.filter(({ amount, refunded }) => refunded < amount))?.periodEnd ?? null;
  const longer = paidUntil !== null && paidUntil > subscription.periodEnd ? paidUntil : null;
  problem ??= (await hasFailedRefund(tx, orderId)) ? REFUND_FAILED : null;
  // the period that was given back is ours again: the buyer has neither money nor goods
  const back = order.state === 'refunded' && newest !== null && fell.includes(newest.invoiceRef);
  if (back) changed.push(...(await restoreItems(deps, tx, { order, items: order.items, at })));
  if (gone) {
    changed.push(...(await takeItemsBack(deps, tx, { order, items: order.items, at })));
  } else if (longer !== null && isHandedOut(order.state)) {
    const until = new Date(longer.getTime() + Number(subscription.aheadMs));
    const samePeriod = isFirst(order, longer);
    changed.push(...(await extendItems(deps, tx, { order, at, until, samePeriod })));
    // the first period was told with the order
    if (!samePeriod && replacedAt === null)
      await mailBuyer(deps, tx, { order, template: 'subscription-renewed', until });
  }
  const fails = STATES[facts.state] === 'pastDue' && subscription.state === 'active';
  if (fails && !gone && replacedAt === null) {
    const end = longer ?? subscription.periodEnd;
    const until = new Date(end.getTime() + Number(subscription.aheadMs));
    await mailBuyer(deps, tx, { order, template: 'renewal-failed', until });
  }
  await tx.subscription.update({
    where: { orderId },
    data: { state: STATES[facts.state], periodEnd: longer ?? subscription.periodEnd, lookedAt: look },
  });
  const restored = back ? 'fulfilled' : order.state;
  const state = gone ? 'refunded' : restored;
  await tx.order.update({
    where: { id: orderId },
    data: { state, problem, refunded },
  });
  await issueReceipts(deps, tx, { order, invoices: right, refunded, at });
  if (state !== order.state) {
    await auditState(tx, { order, state, at });
    // of a changed plan only what was unused comes back, which its page has said
    if (gone && replacedAt === null) await mailBuyer(deps, tx, { order, template: 'order-refunded' });
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
    refunded,
    at,
  }: {
    readonly order: LockedOrder;
    readonly invoices: readonly Invoice[];
    readonly refunded: number;
    readonly at: Date;
  },
): Promise<void> {
  const { amount, tax } = order;
  for (const { invoiceRef, periodEnd } of invoices) {
    if (isFirst(order, periodEnd)) continue;
    const cause = `invoice-${invoiceRef}`;
    await issueReceipt(deps, tx, { order, kind: 'invoice', cause, amount, tax, at });
  }
  await issueCredit(deps, tx, { order, refunded, at });
}

function isAsOrdered(
  order: LockedOrder,
  { live }: SubscriptionFacts,
  { amount, currency }: Invoice,
): boolean {
  return live === order.live && amount === order.amount && currency === order.currency;
}

/** Invoices of which the provider has given back less than it had said. */
async function findFallen(
  tx: Prisma.TransactionClient,
  { id: subscriptionId }: Subscription,
  invoices: readonly Invoice[],
): Promise<readonly string[]> {
  const known = await tx.subscriptionInvoice.findMany({ where: { subscriptionId } });
  const before = new Map(known.map(({ invoiceRef, refunded }) => [invoiceRef, refunded]));
  return invoices
    .filter(({ invoiceRef, refunded }) => refunded < (before.get(invoiceRef) ?? 0))
    .map(({ invoiceRef }) => invoiceRef);
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
