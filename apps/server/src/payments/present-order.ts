import type { Order, OrderSummary } from '@mywasender/contract/http/orders';
import type { Prisma } from '../generated/prisma/client.ts';
import { openLicenseKey } from '../licenses/license-keys.ts';
import { statusOf } from '../licenses/present-license.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { describeLine } from './describe-line.ts';
import { goodsOf } from './order-goods.ts';
import { presentReceipt } from './receipts/present-receipt.ts';

export const summaryInclude = { lines: { orderBy: { line: 'asc' } } } as const satisfies Prisma.OrderInclude;
export const orderInclude = {
  ...summaryInclude,
  items: { orderBy: [{ line: 'asc' }, { n: 'asc' }], include: { license: { include: { plan: true } } } },
  receipts: { orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }] },
} as const satisfies Prisma.OrderInclude;

type SummaryRow = Prisma.OrderGetPayload<{ include: typeof summaryInclude }>;
type OrderRow = Prisma.OrderGetPayload<{ include: typeof orderInclude }>;

export function presentSummary(row: SummaryRow): OrderSummary {
  const { id, state, provider, live, currency, amount, tax, taxName, taxRate, interval, refunded } = row;
  return {
    id,
    state,
    provider,
    live,
    currency,
    amount,
    tax,
    taxName,
    taxRate,
    interval,
    refunded,
    createdAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    lines: row.lines.map((line) => {
      const { kind, quantity, unitAmount, units, licenseId } = line;
      return { kind, description: describeLine(line), quantity, unitAmount, units, licenseId };
    }),
  };
}

/** An order for its buyer: with the keys. */
export function presentOrder(deps: Pick<ServerDeps, 'sealer'>, row: OrderRow, now: Date): Order {
  return {
    ...presentSummary(row),
    goods: goodsOf(row.items, now),
    licenses: row.items.flatMap(({ license }) =>
      license === null
        ? []
        : [
            {
              id: license.id,
              key: row.hidesKeys ? null : openLicenseKey(deps, license),
              keyEnd: license.keyEnd,
              planName: license.plan.name,
              status: statusOf(license, now),
              expiresAt: license.expiresAt?.toISOString() ?? null,
              pendingDays: license.pendingDays,
            },
          ],
    ),
    receipts: row.receipts.map(presentReceipt),
    units: row.items.reduce((sum, item) => sum + item.units - item.unitsTaken, 0),
  };
}
