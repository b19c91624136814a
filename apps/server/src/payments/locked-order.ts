import type { Prisma } from '../generated/prisma/client.ts';

const lockedInclude = {
  lines: { orderBy: { line: 'asc' } },
  items: { orderBy: [{ line: 'asc' }, { n: 'asc' }] },
} as const satisfies Prisma.OrderInclude;

export type LockedOrder = Prisma.OrderGetPayload<{ include: typeof lockedInclude }>;

/**
 * The order with what was handed out for it, nobody else's until the transaction ends. The order comes first; then
 * licenses, then accounts, then receipts: whoever locks does so in this order.
 */
export async function lockOrder(tx: Prisma.TransactionClient, id: string): Promise<LockedOrder> {
  await tx.$queryRaw`SELECT 1 FROM orders WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.order.findUniqueOrThrow({ where: { id }, include: lockedInclude });
}
