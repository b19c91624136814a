import { randomUUID } from 'node:crypto';
import type { AdminPlan, CreatePlanBody } from '@mywasender/contract/http/plans';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { planData, refuseImpossiblePlan, refuseTakenName } from './plan-data.ts';
import { presentAdminPlan } from './present-plan.ts';

/** Adds a plan to what is sold. Trials of it are made in the name of the admin who added it. */
export async function createPlan(
  deps: ServerDeps,
  body: CreatePlanBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AdminPlan> {
  const { actor } = context;
  const { trial = false, name, deviceLimit, durationDays, ...rest } = body;
  refuseImpossiblePlan({ durationDays, trial, expiryBasis: body.expiryBasis ?? 'creation' });
  const call = { userId: actor.id, key: idempotencyKey, request: ['plans', body] };
  const at = deps.now();
  return refuseTakenName(() =>
    runOnce(deps, call, async (tx) => {
      const row = await tx.plan.create({
        data: {
          description: '',
          entitlements: [],
          limits: {},
          ...planData(rest),
          id: randomUUID(),
          name,
          deviceLimit,
          durationDays,
          trial,
          trialIssuerId: trial ? actor.id : null,
          createdAt: at,
        },
      });
      await writeAudit(tx, {
        at,
        action: 'plan.create',
        actorId: actor.id,
        target: { type: 'plan', id: row.id },
        origin: context,
        details: { name, trial },
      });
      return presentAdminPlan({ ...row, _count: { licenses: 0 } });
    }),
  );
}
