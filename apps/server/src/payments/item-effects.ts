import { raiseAlert } from '../alerts/raise-alert.ts';
import type { License, Prisma } from '../generated/prisma/client.ts';
import { setStatus } from '../licenses/change-license-status.ts';
import { lockRows } from '../licenses/license-access.ts';
import { revokeLocked } from '../licenses/revoke-license.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { moveEnds } from './extend-items.ts';
import type { Goods } from './goods.ts';
import { givePlanAgain, takePlanBack } from './plan-effects.ts';
import { SETTLED_OTHERWISE } from './refund-states.ts';
import { giveUnitsBack, takeUnits } from './unit-effects.ts';

/**
 * Suspends the licenses of an order and sets its unused units aside, until {@link releaseItems}. A license somebody
 * suspended before stays theirs; one that rests for another order already waits for both. Answers the licenses that
 * changed.
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
  const resting = await heldByOthers(tx, goods, licenses);
  await tx.orderItem.updateMany({
    where: { orderId: goods.order.id, licenseId: { in: [...changed, ...resting] } },
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
  const changed = await resumeHeld(deps, tx, goods, 'dispute won');
  await giveUnitsBack(deps, tx, goods);
  return changed;
}

/**
 * Revokes the licenses an order made, takes from those it paid on the time it added, and takes unused units back; used
 * ones become a debt that is on record.
 */
export async function takeItemsBack(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<readonly string[]> {
  const kept = goods.items.filter(({ takenBack }) => !takenBack);
  const licenses = await lockLicensesOf(tx, { ...goods, items: kept });
  const added = addedTo(kept);
  const made = licenses.filter(({ id }) => !added.has(id));
  const { changed } = await revokeLocked(deps, tx, made, doneFor(goods, 'payment taken back'));
  await tellPaidOn(deps, tx, goods, changed);
  const shortened = movesOf(licenses, added, -1);
  await moveEnds(deps, tx, { order: goods.order, at: goods.at, moves: shortened });
  for (const move of shortened) await takePlanBack(deps, tx, goods, move);
  const taken = [...changed, ...shortened.map(({ license }) => license.id)];
  await tx.orderItem.updateMany({
    where: { orderId: goods.order.id, licenseId: { in: taken } },
    data: { takenBack: true },
  });
  await resumeHeld(deps, tx, goods, 'payment taken back');
  const debt = await takeUnits(deps, tx, goods);
  if (debt > 0) {
    await tx.order.update({ where: { id: goods.order.id }, data: { debtUnits: debt } });
    const details = { units: debt, account: goods.order.buyerId };
    await raiseAlert(deps, { kind: 'PAYMENT_DEBT', subject: goods.order.id, details }, tx);
  }
  return taken;
}

/**
 * Undoes {@link takeItemsBack}: the money was not given back after all. What was revoked for another reason, or by
 * somebody, stays so, and so does what an admin took back with a part that was given back.
 */
export async function restoreItems(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
): Promise<readonly string[]> {
  const taken = await tx.refund.count({
    where: {
      orderId: goods.order.id,
      takeBack: true,
      OR: [{ state: { not: 'failed' } }, SETTLED_OTHERWISE],
    },
  });
  if (taken > 0) return [];
  const items = goods.items.filter(({ takenBack }) => takenBack);
  const licenses = await lockLicensesOf(tx, { ...goods, items });
  const added = addedTo(items);
  const made = licenses.filter(({ id, status }) => !added.has(id) && status === 'revoked');
  await tx.license.updateMany({
    where: { id: { in: made.map(({ id }) => id) } },
    data: { revokedAt: null },
  });
  const reason = 'giving the money back failed';
  const changed = await setStatus(deps, tx, made, { to: 'active', ...doneFor(goods, reason) });
  const prolonged = movesOf(licenses, added, 1);
  await moveEnds(deps, tx, { order: goods.order, at: goods.at, moves: prolonged });
  for (const { license } of prolonged) await givePlanAgain(deps, tx, goods, license);
  const { id: orderId } = goods.order;
  await tx.orderItem.updateMany({ where: { orderId }, data: { takenBack: false } });
  await tx.order.update({ where: { id: orderId }, data: { debtUnits: 0 } });
  await giveUnitsBack(deps, tx, goods);
  return [...changed, ...prolonged.map(({ license }) => license.id)];
}

/** By license that was paid on, the time that was added to it; one the order made is not among them. */
function addedTo(items: Goods['items']): ReadonlyMap<string, number> {
  return new Map(
    items.flatMap(({ licenseId, addedMs }) =>
      licenseId === null || addedMs === null ? [] : [[licenseId, Number(addedMs)] as const],
    ),
  );
}

/** Where licenses that were paid on end without the time that was added (-1), or with it again (1). */
function movesOf(licenses: readonly License[], added: ReadonlyMap<string, number>, by: 1 | -1) {
  return licenses.flatMap((license) => {
    const ms = added.get(license.id);
    if (ms === undefined || license.expiresAt === null || license.status === 'revoked') return [];
    return [{ license, until: new Date(license.expiresAt.getTime() + by * ms) }];
  });
}

/** Licenses that are revoked and that somebody had paid on: that money is to be given back as well, by an admin. */
async function tellPaidOn(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { order }: Goods,
  revoked: readonly string[],
): Promise<void> {
  const paidOn = await tx.orderItem.findMany({
    where: {
      licenseId: { in: [...revoked] },
      NOT: { addedMs: null },
      order: { id: { not: order.id }, state: { notIn: ['refunded', 'lost'] } },
    },
    distinct: ['orderId'],
    include: { order: true },
  });
  for (const { order: later } of paidOn) {
    const details = { provider: later.provider, reason: 'license-revoked' };
    await raiseAlert(deps, { kind: 'PAYMENT_MISMATCH', subject: later.id, details }, tx);
  }
}

/** Resumes what {@link holdItems} suspended for this order and no other one still holds. */
async function resumeHeld(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
  reason: string,
): Promise<readonly string[]> {
  const held = goods.items.filter((item) => item.held);
  const licenses = await lockLicensesOf(tx, { ...goods, items: held });
  const others = await heldByOthers(tx, goods, licenses);
  const suspended = licenses.filter(({ id, status }) => status === 'suspended' && !others.includes(id));
  const changed = await setStatus(deps, tx, suspended, { to: 'active', ...doneFor(goods, reason) });
  await tx.orderItem.updateMany({ where: { orderId: goods.order.id }, data: { held: false } });
  return changed;
}

async function heldByOthers(
  tx: Prisma.TransactionClient,
  { order }: Goods,
  licenses: readonly License[],
): Promise<readonly string[]> {
  const items = await tx.orderItem.findMany({
    where: { held: true, licenseId: { in: licenses.map(({ id }) => id) }, orderId: { not: order.id } },
  });
  return items.flatMap(({ licenseId }) => licenseId ?? []);
}

function doneFor({ order, at }: Goods, reason: string) {
  return { at, reason: `${reason}, order ${order.id}`, actorId: null };
}

async function lockLicensesOf(tx: Prisma.TransactionClient, { order, items }: Goods) {
  const ids = items.flatMap(({ licenseId }) => (licenseId === null ? [] : [licenseId]));
  await lockRows(tx, ids);
  // an item another order took the place of decides about nothing any more
  const some = { orderId: order.id, replacedAt: null };
  return tx.license.findMany({
    where: { id: { in: ids }, orderItems: { some } },
    orderBy: { id: 'asc' },
  });
}
