import { randomUUID } from 'node:crypto';
import type { ServerDeps } from '../shared/deps.ts';
import type { PaymentProvider } from './providers/payment-provider.ts';

/**
 * The provider's plan for a price and the amount it comes to, made when it is needed first. Our row is there before the
 * provider is asked and its id is what the provider is given: asking twice at once makes one plan.
 */
export async function providerPlan(
  { db }: Pick<ServerDeps, 'db'>,
  provider: PaymentProvider,
  price: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly amount: number;
    readonly interval: 'month' | 'year';
  },
): Promise<string | null> {
  const { id: priceId, name, currency, amount, interval } = price;
  const key = { priceId, provider: provider.name, live: provider.live, amount };
  await db.prisma.providerPlan.createMany({ data: { id: randomUUID(), ...key }, skipDuplicates: true });
  const row = await db.prisma.providerPlan.findUniqueOrThrow({
    where: { priceId_provider_live_amount: key },
  });
  if (row.planRef !== null) return row.planRef;
  const planRef = await provider.createPlan({ priceId: row.id, name, currency, amount, interval });
  if (planRef !== null) await db.prisma.providerPlan.update({ where: { id: row.id }, data: { planRef } });
  return planRef;
}
