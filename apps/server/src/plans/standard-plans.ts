import { randomUUID } from 'node:crypto';
import type { Plan, Prisma } from '../generated/prisma/client.ts';

/** What a new server sells until its admin decides otherwise. */
const STANDARD_PLANS = [
  {
    name: 'Starter',
    description: 'One computer, one year',
    deviceLimit: 1,
    durationDays: 365,
    entitlements: ['campaigns'],
    limits: { profiles: 1 },
  },
  {
    name: 'Pro',
    description: 'Two computers, one year',
    deviceLimit: 2,
    durationDays: 365,
    entitlements: ['campaigns', 'inbox'],
    limits: { profiles: 5 },
  },
] as const;

/** The standard plans by name, made where they are missing; one that is there is left as it is. */
export async function saveStandardPlans(
  tx: Prisma.TransactionClient,
  at: Date,
): Promise<Record<(typeof STANDARD_PLANS)[number]['name'], Plan>> {
  const save = ({ entitlements, limits, ...plan }: (typeof STANDARD_PLANS)[number]) =>
    tx.plan.upsert({
      where: { name: plan.name },
      create: {
        id: randomUUID(),
        ...plan,
        entitlements: [...entitlements],
        limits: { ...limits },
        createdAt: at,
      },
      update: {},
    });
  const [starter, pro] = STANDARD_PLANS;
  return { Starter: await save(starter), Pro: await save(pro) };
}
