import { randomUUID } from 'node:crypto';
import type { BillingInterval, Plan, Prisma } from '../../generated/prisma/client.ts';

type Amounts = Readonly<Record<'USD' | 'EUR' | 'INR', number>>;

interface DemoProduct {
  readonly name: string;
  readonly description: string;
  readonly planId: string | null;
  readonly units: number | null;
  readonly prices: readonly { readonly interval: BillingInterval | null; readonly amounts: Amounts }[];
}

/** Something to buy on a machine where the product is tried: made where it is missing, left alone where it is there. */
export async function saveDemoProducts(
  tx: Prisma.TransactionClient,
  input: {
    readonly plans: Readonly<Record<'Starter' | 'Pro', Plan>>;
    readonly sellerId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { plans, sellerId, at } = input;
  for (const { prices, ...product } of demoProducts(plans)) {
    if ((await tx.product.count({ where: { name: product.name } })) > 0) continue;
    const { id } = await tx.product.create({
      data: {
        id: randomUUID(),
        kind: product.planId === null ? 'quota' : 'license',
        ...product,
        sellerId,
        createdAt: at,
      },
    });
    await tx.price.createMany({
      data: prices.flatMap(({ interval, amounts }) =>
        Object.entries(amounts).map(([currency, amount]) => ({
          id: randomUUID(),
          productId: id,
          currency,
          amount,
          interval,
          taxIncluded: true,
          createdAt: at,
        })),
      ),
    });
  }
}

function demoProducts({ Starter, Pro }: Readonly<Record<'Starter' | 'Pro', Plan>>): readonly DemoProduct[] {
  return [
    {
      name: 'MyWASender Starter',
      description: Starter.description,
      planId: Starter.id,
      units: null,
      prices: [
        { interval: null, amounts: { USD: 5900, EUR: 5500, INR: 499_900 } },
        { interval: 'month', amounts: { USD: 700, EUR: 650, INR: 59_900 } },
        { interval: 'year', amounts: { USD: 4900, EUR: 4500, INR: 399_900 } },
      ],
    },
    {
      name: 'MyWASender Pro',
      description: Pro.description,
      planId: Pro.id,
      units: null,
      prices: [
        { interval: null, amounts: { USD: 11_900, EUR: 10_900, INR: 999_900 } },
        { interval: 'month', amounts: { USD: 1400, EUR: 1300, INR: 119_900 } },
        { interval: 'year', amounts: { USD: 9900, EUR: 8900, INR: 799_900 } },
      ],
    },
    {
      name: 'Pack of 10 licenses',
      description: 'Ten licenses of any plan, for resellers',
      planId: null,
      units: 10,
      prices: [{ interval: null, amounts: { USD: 39_900, EUR: 36_900, INR: 3_299_000 } }],
    },
    {
      name: 'Pack of 100 licenses',
      description: 'A hundred licenses of any plan, for resellers',
      planId: null,
      units: 100,
      prices: [{ interval: null, amounts: { USD: 299_900, EUR: 279_900, INR: 24_999_000 } }],
    },
  ];
}
