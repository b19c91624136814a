import { randomUUID } from 'node:crypto';
import { writeAudit } from '../audit/write-audit.ts';
import type { OrderLine, Prisma } from '../generated/prisma/client.ts';
import { endByPlan, makeLicenses } from '../licenses/make-licenses.ts';
import { addLedgerEntries, lockBalance } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { describeLine } from './describe-line.ts';
import type { LockedOrder } from './locked-order.ts';
import { mailBuyer } from './mail-buyer.ts';
import { openOrderEmail } from './order-customer.ts';
import type { PaymentFacts } from './providers/payment-provider.ts';
import { issueReceipt } from './receipts/issue-receipt.ts';
import { renewLicense } from './renew-license.ts';

export interface Fulfilment {
  readonly order: LockedOrder;
  readonly facts: PaymentFacts;
  readonly at: Date;
}

/**
 * Hands out what was ordered. Each license and pack is a row of the order, its line and a number, so that a second
 * hand-out cannot be stored. Answers why nothing could be handed out; null: all of it was.
 */
export async function fulfilOrder(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  fulfilment: Fulfilment,
): Promise<string | null> {
  const { order, facts } = fulfilment;
  const packs = order.lines.filter(({ kind }) => kind === 'quota');
  if (packs.length > 0 && !(await isReseller(tx, order.buyerId))) return 'buyer-no-reseller';
  const renewal = await renewLicense(deps, tx, fulfilment);
  if (renewal !== null && 'problem' in renewal) return renewal.problem;
  const keys: string[] = [];
  for (const line of order.lines) {
    if (line.kind === 'license' && line.licenseId === null)
      keys.push(...(await handOutLicenses(deps, tx, line, fulfilment)));
  }
  if (packs.length > 0) await bookPacks(deps, tx, packs, fulfilment);
  if (order.interval !== null && facts.periodEnd !== null) {
    await tx.subscription.create({
      data: {
        id: randomUUID(),
        orderId: order.id,
        periodEnd: facts.periodEnd,
        aheadMs: renewal?.aheadMs ?? 0,
        createdAt: fulfilment.at,
      },
    });
  }
  const { provider, live } = order;
  if (facts.account !== null) {
    await tx.paymentAccount.createMany({
      data: { provider, live, account: facts.account },
      skipDuplicates: true,
    });
  }
  await mailBuyer(
    deps,
    tx,
    renewal === null
      ? { order, template: 'order-fulfilled', keys }
      : { order, template: 'license-renewed', until: renewal.until },
  );
  const { amount, tax } = order;
  await issueReceipt(deps, tx, { order, kind: 'invoice', cause: 'payment', amount, tax, at: fulfilment.at });
  return null;
}

async function isReseller(tx: Prisma.TransactionClient, id: string | null): Promise<boolean> {
  return id !== null && (await tx.user.count({ where: { id, role: 'reseller', disabledAt: null } })) === 1;
}

async function handOutLicenses(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  line: OrderLine,
  { order, facts, at }: Fulfilment,
): Promise<readonly string[]> {
  if (line.planId === null) throw new Error('a line of licenses has no plan');
  const plan = await tx.plan.findUniqueOrThrow({ where: { id: line.planId } });
  const made = await makeLicenses(deps, tx, {
    planId: plan.id,
    quantity: line.quantity,
    issuerId: line.sellerId,
    customerEmail: openOrderEmail(deps, order),
    note: null,
    end: order.interval === null ? endByPlan(plan, at) : { expiresAt: facts.periodEnd, pendingDays: null },
    fromQuota: false,
    at,
  });
  await tx.orderItem.createMany({
    data: made.map(({ id }, index) => ({ orderId: order.id, line: line.line, n: index + 1, licenseId: id })),
  });
  await writeAudit(tx, {
    at,
    action: 'license.generate',
    target: { type: 'plan', id: plan.id },
    details: { quantity: line.quantity, licenseIds: made.map(({ id }) => id), orderId: order.id },
  });
  return made.map(({ key }) => key);
}

async function bookPacks(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  lines: readonly OrderLine[],
  { order, at }: Fulfilment,
): Promise<void> {
  const { buyerId } = order;
  if (buyerId === null) throw new Error('packs have a buyer');
  const packs = lines.flatMap((line) =>
    Array.from({ length: line.quantity }, (_, index) => ({ line, n: index + 1, units: line.units ?? 0 })),
  );
  await tx.orderItem.createMany({
    data: packs.map(({ line, n, units }) => ({ orderId: order.id, line: line.line, n, units })),
  });
  await addLedgerEntries(
    tx,
    packs.map(({ line, units }) => ({
      userId: buyerId,
      kind: 'purchase',
      amount: units,
      reason: `${describeLine(line)}, order ${order.id}`,
      actorId: buyerId,
      at,
    })),
  );
  const amount = packs.reduce((sum, { units }) => sum + units, 0);
  const balance = await lockBalance(tx, buyerId);
  await emitEvent(deps, tx, { sellerId: buyerId, type: 'quota.granted', at, data: { amount, balance } });
}
