import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { addLedgerEntry, lockBalance } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import type { Goods } from './goods.ts';

/** Takes what is left of the units of an order, pack by pack; answers how many were used already. */
export async function takeUnits(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<number> {
  const packs = goods.items.filter(({ units, unitsTaken }) => units > unitsTaken);
  const { buyerId } = goods.order;
  if (packs.length === 0 || buyerId === null) return 0;
  const balance = await lockBalance(tx, buyerId);
  let left = Math.max(balance, 0);
  let debt = 0;
  for (const { orderId, line, n, units, unitsTaken } of packs) {
    const wanted = units - unitsTaken;
    const taken = Math.min(left, wanted);
    left -= taken;
    debt += wanted - taken;
    const where = { orderId_line_n: { orderId, line, n } };
    await tx.orderItem.update({ where, data: { unitsTaken: unitsTaken + taken } });
  }
  await bookUnits(deps, tx, { ...goods, userId: buyerId, amount: left - Math.max(balance, 0) });
  return debt;
}

/** Undoes {@link takeUnits}. */
export async function giveUnitsBack(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<void> {
  const { id: orderId, buyerId } = goods.order;
  const amount = goods.items.reduce((sum, { unitsTaken }) => sum + unitsTaken, 0);
  if (buyerId === null) return;
  await tx.orderItem.updateMany({ where: { orderId }, data: { unitsTaken: 0 } });
  await bookUnits(deps, tx, { ...goods, userId: buyerId, amount });
}

async function bookUnits(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { order, at, userId, amount }: Goods & { readonly userId: string; readonly amount: number },
): Promise<void> {
  if (amount === 0) return;
  const reason = `${amount < 0 ? 'taken back' : 'given back'}, order ${order.id}`;
  const actorId = order.lines[0]?.sellerId ?? userId;
  const entry = await addLedgerEntry(tx, { userId, kind: 'purchase', amount, reason, actorId, at });
  await writeAudit(tx, {
    at,
    action: 'quota.purchase',
    target: { type: 'user', id: userId },
    details: { amount, balanceAfter: entry.balanceAfter, orderId: order.id },
  });
  const data = { amount, balance: entry.balanceAfter };
  await emitEvent(deps, tx, { sellerId: userId, type: 'quota.granted', at, data });
}
