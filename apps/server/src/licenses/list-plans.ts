import type { PlanList } from '@mywasender/contract/http/plans';
import type { ServerDeps } from '../shared/deps.ts';
import { numbersOf } from '../shared/numbers-of.ts';

/** The plans licenses can be made of, by name. */
export async function listPlans({ db }: Pick<ServerDeps, 'db'>): Promise<PlanList> {
  const rows = await db.prisma.plan.findMany({ where: { active: true }, orderBy: { name: 'asc' } });
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      description: row.description,
      deviceLimit: row.deviceLimit,
      durationDays: row.durationDays,
      entitlements: row.entitlements,
      limits: numbersOf(row.limits),
    })),
    nextCursor: null,
  };
}
