import type { AdminOrder } from '@mywasender/contract/http/payments';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { openOrderEmail } from '../order-customer.ts';
import { presentSummary, summaryInclude } from '../present-order.ts';

export const adminInclude = {
  ...summaryInclude,
  items: { include: { license: true }, orderBy: [{ line: 'asc' }, { n: 'asc' }] },
  receipts: { orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }] },
  refunds: { orderBy: { createdAt: 'asc' } },
  subscription: { include: { invoices: { orderBy: { periodEnd: 'asc' } } } },
} as const satisfies Prisma.OrderInclude;

type ListedRow = Prisma.OrderGetPayload<{ include: typeof summaryInclude }>;

export function presentAdminOrder(deps: Pick<ServerDeps, 'sealer'>, row: ListedRow): AdminOrder {
  return {
    ...presentSummary(row),
    buyerId: row.buyerId,
    email: openOrderEmail(deps, row),
    country: row.country,
    problem: row.problem,
    debtUnits: row.debtUnits,
    fraudWarnedAt: row.fraudWarnedAt?.toISOString() ?? null,
    fulfilledAt: row.fulfilledAt?.toISOString() ?? null,
    providerRef: row.providerRef,
  };
}
