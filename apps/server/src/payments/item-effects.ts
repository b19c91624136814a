import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { OrderItem, Prisma } from '../generated/prisma/client.ts';
import { setStatus } from '../licenses/change-license-status.ts';
import { lockRows } from '../licenses/license-access.ts';
import { revokeLocked } from '../licenses/revoke-license.ts';
import { addLedgerEntry, lockBalance } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import type { LockedOrder } from './locked-order.ts';

interface Goods {
  readonly order: LockedOrder;
  readonly items: readonly OrderItem[];
  readonly at: Date;
}

/**
 * Suspends the licenses of an order and sets its unused units aside, until {@link releaseItems}. A license somebody
 * suspended before stays theirs. Answers the licenses that changed.
 */
export async function holdItems(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<readonly string[]> {
  const licenses = await lockLicensesOf(tx, goods);
  const running = licenses.filter(({ status }) => status === 'active');
  const changed = await setStatus(deps, tx, running, {
    to: 'suspended',
    ...doneFor(goods, 'payment disputed'),
  });
  await tx.orderItem.updateMany({
    where: { orderId: goods.order.id, licenseId: { in: [...changed] } },
    data: { held: true },
  });
  await takeUnits(deps, tx, goods);
  return changed;
}

/** Undoes {@link holdItems}. */
export async function releaseItems(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<readonly string[]> {
  const held = goods.items.filter((item) => item.held);
  const licenses = await lockLicensesOf(tx, { ...goods, items: held });
  const suspended = licenses.filter(({ status }) => status === 'suspended');
  const changed = await setStatus(deps, tx, suspended, { to: 'active', ...doneFor(goods, 'dispute won') });
  await tx.orderItem.updateMany({ where: { orderId: goods.order.id }, data: { held: false } });
  await giveUnitsBack(deps, tx, goods);
  return changed;
}

/** Revokes the licenses of an order and takes unused units back; used ones become a debt that is on record. */
export async function takeItemsBack(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<readonly string[]> {
  const licenses = await lockLicensesOf(tx, goods);
  const { changed } = await revokeLocked(deps, tx, licenses, doneFor(goods, 'payment taken back'));
  const debt = await takeUnits(deps, tx, goods);
  if (debt > 0) {
    await tx.order.update({ where: { id: goods.order.id }, data: { debtUnits: debt } });
    const details = { units: debt, account: goods.order.buyerId };
    await raiseAlert(deps, { kind: 'PAYMENT_DEBT', subject: goods.order.id, details }, tx);
  }
  return changed;
}

function doneFor({ order, at }: Goods, reason: string) {
  return { at, reason: `${reason}, order ${order.id}`, actorId: null };
}

async function lockLicensesOf(tx: Prisma.TransactionClient, { items }: Goods) {
  const ids = items.flatMap(({ licenseId }) => (licenseId === null ? [] : [licenseId]));
  await lockRows(tx, ids);
  return tx.license.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
}

/** Takes what is left of the units of an order, pack by pack; answers how many were used already. */
async function takeUnits(deps: ServerDeps, tx: Prisma.TransactionClient, goods: Goods): Promise<number> {
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

async function giveUnitsBack(deps: ServerDeps, tx: Prisma.TransactionClient, goods: Goods): Promise<void> {
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
