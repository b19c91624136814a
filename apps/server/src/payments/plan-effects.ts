import type { License, Prisma } from '../generated/prisma/client.ts';
import { type FitDeps, fitDevices } from './fit-devices.ts';
import type { Goods } from './goods.ts';

/** The plan before comes back with the money; after later periods of a subscription it was used, and stays. */
export async function takePlanBack(
  deps: FitDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
  { license, until }: { readonly license: License; readonly until: Date },
): Promise<void> {
  const change = changeOf(goods, license);
  if (change === null) return;
  const where = { id: license.id };
  const waits = license.nextPlanId === change.planId;
  if (waits) await tx.license.update({ where, data: { nextPlanId: null, nextPlanAt: null } });
  const over = goods.order.interval === null || until <= change.startsAt;
  if (!waits && over && license.planId === change.planId) {
    await tx.license.update({ where, data: { planId: change.fromPlanId } });
    await fitDevices(deps, tx, { licenseIds: [license.id], at: goods.at });
  }
}

/** Undoes {@link takePlanBack}. */
export async function givePlanAgain(
  deps: FitDeps,
  tx: Prisma.TransactionClient,
  goods: Goods,
  license: License,
): Promise<void> {
  const change = changeOf(goods, license);
  if (change === null) return;
  if (license.planId !== change.fromPlanId || license.nextPlanId !== null) return;
  const { startsAt } = change;
  await tx.license.update({
    where: { id: license.id },
    data:
      startsAt > goods.at
        ? { nextPlanId: change.planId, nextPlanAt: startsAt }
        : { planId: change.planId ?? license.planId },
  });
  if (startsAt <= goods.at) await fitDevices(deps, tx, { licenseIds: [license.id], at: goods.at });
}

/** What an order changed of the plan of a license, and from when; null: nothing. */
function changeOf({ order, items }: Goods, license: License) {
  const item = items.find(({ licenseId }) => licenseId === license.id);
  const line = order.lines.find((one) => one.line === item?.line);
  if (item?.startsAt == null || line?.fromPlanId == null) return null;
  return { startsAt: item.startsAt, planId: line.planId, fromPlanId: line.fromPlanId };
}
