import { raiseAlert } from '../alerts/raise-alert.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { auditState, type StateChange } from './audit-state.ts';
import { commitLook } from './commit-look.ts';
import { failRefunds, hasFailedRefund, REFUND_FAILED } from './fail-refunds.ts';
import { fulfilOrder } from './fulfil-order.ts';
import { holdItems, releaseItems, restoreItems, takeItemsBack } from './item-effects.ts';
import { type LockedOrder, lockOrder } from './locked-order.ts';
import { mailBuyer } from './mail-buyer.ts';
import { type Decision, decideOrder, type Effect, isHandedOut, isOpen } from './order-machine.ts';
import type { PaymentFacts } from './providers/payment-provider.ts';
import { issueCredit } from './receipts/issue-receipt.ts';

interface Look {
  readonly orderId: string;
  readonly look: bigint;
  readonly facts: PaymentFacts;
  readonly giveUp?: boolean;
}

/**
 * Does in one transaction what follows from what a look at the provider saw: state, goods, audit, mail and alerts, or
 * nothing of it. False: a later look was faster, and nothing was done.
 */
export function applyFacts(deps: ServerDeps, look: Look): Promise<boolean> {
  return commitLook(deps, (tx) => applyLocked(deps, tx, look));
}

async function applyLocked(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { orderId, look, facts, giveUp = false }: Look,
): Promise<readonly string[] | null> {
  const order = await lockOrder(tx, orderId);
  if (look <= order.lookedAt) return null;
  const at = deps.now();
  const decision = await decide(tx, order, facts);
  const licenses: string[] = [];
  let { state } = decision;
  let problem: string | null = decision.mismatch === null ? null : `wrong-${decision.mismatch}`;
  if (facts.state === 'paid' && order.interval === null && facts.refunded < order.refunded) {
    licenses.push(...(await failRefunds(deps, tx, { order, refunded: facts.refunded, at })));
  }
  const warned = order.fraudWarnedAt !== null && decision.effects.includes('fulfil');
  for (const effect of new Set<Effect>([...decision.effects, ...(warned ? (['hold'] as const) : [])])) {
    const done = await apply(deps, tx, { order, effect, facts, at });
    licenses.push(...done.licenses);
    if (done.problem === null) continue;
    // the money is there and stays; an admin gives it back or mends what is in the way
    state = 'paid';
    problem = done.problem;
    break;
  }
  if (
    giveUp &&
    state === 'pending' &&
    problem === null &&
    facts.state !== 'pending' &&
    order.expiresAt <= at
  ) {
    state = 'expired';
  }
  // money that does not go with the order is the worse problem
  const told = problem;
  problem ??= (await hasFailedRefund(tx, orderId)) ? REFUND_FAILED : null;
  const first = isOpen(order.state);
  const handedOut = order.fulfilledAt === null && isHandedOut(state);
  const paid = order.paidAt === null && !isOpen(state) ? at : order.paidAt;
  await tx.order.update({
    where: { id: orderId },
    data: {
      state,
      problem,
      lookedAt: look,
      // of a subscription that runs, its invoices are counted
      ...(facts.state === 'paid' && (order.interval === null || first) ? { refunded: facts.refunded } : {}),
      paidAt: state === 'paid' ? (order.paidAt ?? at) : paid,
      ...(handedOut ? { fulfilledAt: at } : {}),
      ...(first && facts.state === 'paid' && decision.mismatch === null ? refsOf(facts) : {}),
    },
  });
  if (facts.state === 'paid' && order.interval === null) {
    await issueCredit(deps, tx, { order, refunded: facts.refunded, at });
  }
  if (told !== null && told !== order.problem) {
    const details = { provider: order.provider, reason: told };
    await raiseAlert(deps, { kind: 'PAYMENT_MISMATCH', subject: orderId, details }, tx);
  }
  if (state !== order.state) await tellChange(deps, tx, { order, state, at });
  return licenses;
}

async function decide(
  tx: Prisma.TransactionClient,
  order: LockedOrder,
  facts: PaymentFacts,
): Promise<Decision> {
  const { provider, live } = order;
  const known = await tx.paymentAccount.findUnique({ where: { provider_live: { provider, live } } });
  const mode = order.interval === null ? 'payment' : 'subscription';
  return decideOrder({ ...order, mode, account: known?.account ?? null }, facts);
}

interface Done {
  /** that computers have to hear of */
  readonly licenses: readonly string[];
  /** why nothing could be handed out */
  readonly problem: string | null;
}

async function apply(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  input: {
    readonly order: LockedOrder;
    readonly effect: Effect;
    readonly facts: PaymentFacts;
    readonly at: Date;
  },
): Promise<Done> {
  const { order, effect, facts, at } = input;
  // given back before it was handed out
  const never = effect === 'restore' && order.items.length === 0;
  if (effect === 'fulfil' || never) {
    const problem = await fulfilOrder(deps, tx, { order, facts, at });
    // new ones run on no computer yet
    return { licenses: order.lines.flatMap(({ licenseId }) => licenseId ?? []), problem };
  }
  const { items } = await lockOrder(tx, order.id);
  const goods = { order, items, at };
  if (effect === 'restore') return { licenses: await restoreItems(deps, tx, goods), problem: null };
  if (effect === 'hold') return { licenses: await holdItems(deps, tx, goods), problem: null };
  if (effect === 'release') return { licenses: await releaseItems(deps, tx, goods), problem: null };
  return { licenses: await takeItemsBack(deps, tx, goods), problem: null };
}

function refsOf({ paymentRef, subscriptionRef, periodEnd }: PaymentFacts) {
  return {
    ...(paymentRef === null ? {} : { paymentRef }),
    ...(subscriptionRef === null ? {} : { subscriptionRef }),
    ...(periodEnd === null ? {} : { periodEnd }),
  };
}

/** The audit trail hears of every change; the buyer and the admins of those they should know. */
async function tellChange(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  change: StateChange,
): Promise<void> {
  const { order, state } = change;
  await auditState(tx, change);
  if (state === 'refunded') await mailBuyer(deps, tx, { order, template: 'order-refunded' });
  if (state === 'disputed' || state === 'lost') {
    await raiseAlert(deps, { kind: 'PAYMENT_DISPUTE', subject: order.id, details: { state } }, tx);
  }
}
