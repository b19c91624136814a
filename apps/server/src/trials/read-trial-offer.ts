import type { TrialOffer } from '@mywasender/contract/http/plans';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** The trial offered now: of several plans the one added last. */
export async function readTrialOffer({ db }: Pick<ServerDeps, 'db'>): Promise<TrialOffer> {
  const plan = await offeredTrial(db.prisma);
  return { available: plan !== null, days: plan?.durationDays ?? null, planName: plan?.name ?? null };
}

export function offeredTrial(queries: Queries) {
  return queries.plan.findFirst({
    where: { trial: true, active: true, durationDays: { not: null }, trialIssuerId: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}
