import { AppError } from '@mywasender/contract/app-error';
import type { AdminPlan, UpdatePlanBody } from '@mywasender/contract/http/plans';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { planData, refuseImpossiblePlan, refuseTakenName } from './plan-data.ts';
import { presentAdminPlan } from './present-plan.ts';

/** Changes a plan, or ends or resumes its sale. Licenses made of it follow at once; their duration does not change. */
export async function updatePlan(
  { db, now, signals }: Pick<ServerDeps, 'db' | 'now' | 'signals'>,
  id: string,
  body: UpdatePlanBody,
  context: RequestContext,
): Promise<AdminPlan> {
  const plan = await refuseTakenName(() =>
    db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${id}::uuid FOR UPDATE`;
      if ((await tx.plan.count({ where: { id } })) === 0) throw new AppError('NOT_FOUND');
      const row = await tx.plan.update({
        where: { id },
        data: planData(body),
        include: { _count: { select: { licenses: true } } },
      });
      refuseImpossiblePlan(row);
      await writeAudit(tx, {
        at: now(),
        action: 'plan.update',
        actorId: context.actor.id,
        target: { type: 'plan', id },
        origin: context,
        details: { fields: Object.keys(body) },
      });
      return presentAdminPlan(row);
    }),
  );
  signals.publish({ kind: 'plan', id });
  return plan;
}
