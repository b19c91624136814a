import type { PlanList } from '@mywasender/contract/http/plans';
import type { ServerDeps } from '../shared/deps.ts';
import { presentPlan } from './present-plan.ts';

/** The plans licenses can be made of, by name. */
export async function listPlans({ db }: Pick<ServerDeps, 'db'>): Promise<PlanList> {
  const rows = await db.prisma.plan.findMany({ where: { active: true }, orderBy: { name: 'asc' } });
  return {
    items: rows.map(presentPlan),
    nextCursor: null,
  };
}
