import type { Queries } from '../db/database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { lockRows } from '../licenses/license-access.ts';

/**
 * Removes who bought these licenses: address, note, the names of computers, links to renew them, and what waits in their relays. The
 * licenses themselves stay.
 */
export async function forgetCustomer(queries: Queries, licenses: Prisma.LicenseWhereInput): Promise<void> {
  const found = await queries.license.findMany({ where: licenses, select: { id: true } });
  const ids = found.map(({ id }) => id);
  await lockRows(queries, ids);
  await queries.device.updateMany({
    where: { licenseId: { in: ids } },
    data: { name: 'Computer', addressHash: null },
  });
  await queries.relay.deleteMany({ where: { licenseId: { in: ids } } });
  await queries.licenseReminder.updateMany({
    where: { licenseId: { in: ids } },
    data: { tokenHash: null, customerEmailHash: null, linkUntil: null },
  });
  await queries.license.updateMany({
    where: { id: { in: ids } },
    data: {
      customerEmailSealed: null,
      customerEmailHash: null,
      customerEmailDomainHash: null,
      note: null,
    },
  });
}

/** Removes who placed these orders; what was paid stays. */
export async function forgetBuyer(queries: Queries, orders: Prisma.OrderWhereInput): Promise<void> {
  await queries.order.updateMany({
    where: orders,
    data: { customerEmailSealed: null, customerEmailHash: null, billingSealed: null, tokenHash: null },
  });
}
