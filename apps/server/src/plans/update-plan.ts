import { AppError } from '@mywasender/contract/app-error';
import type { AdminPlan, UpdatePlanBody } from '@mywasender/contract/http/plans';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { planData, refuseImpossiblePlan, refuseTakenName } from './plan-data.ts';
import { presentAdminPlan } from './present-plan.ts';

/**
 * Changes a plan, or ends or resumes its sale. Licenses made of it follow at once; their duration does not change.
 * Throws `NOT_FOUND`, `PLAN_NAME_TAKEN`, and `CONFLICT` for a `version` the plan no longer has.
 */
export async function updatePlan(
  { db, now, signals }: Pick<ServerDeps, 'db' | 'now' | 'signals'>,
  id: string,
  { version, ...changes }: UpdatePlanBody,
  context: RequestContext,
): Promise<AdminPlan> {
  const plan = await refuseTakenName(() =>
    db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${id}::uuid FOR UPDATE`;
      const before = await tx.plan.findUnique({ where: { id }, select: { version: true } });
      if (before === null) throw new AppError('NOT_FOUND');
      if (version !== undefined && version !== before.version) throw new AppError('CONFLICT');
      const row = await tx.plan.update({
        where: { id },
        data: { ...planData(changes), version: { increment: 1 } },
        include: { _count: { select: { licenses: true } } },
      });
      refuseImpossiblePlan(row);
      await writeAudit(tx, {
        at: now(),
        action: 'plan.update',
        actorId: context.actor.id,
        target: { type: 'plan', id },
        origin: context,
        details: { fields: Object.keys(changes) },
      });
      return presentAdminPlan(row);
    }),
  );
  signals.publish({ kind: 'plan', id });
  return plan;
}
