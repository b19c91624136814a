import { writeAudits } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { type FitDeps, fitDevices } from './fit-devices.ts';

/** Licenses of one transaction. */
const BATCH = 500;

/**
 * Gives licenses the plan they go on with, once its time has come, and takes out the computers it is not for. Returns how
 * many changed.
 */
export async function beginNextPlans(
  deps: Pick<ServerDeps, 'db' | 'now' | 'signals'> & FitDeps,
): Promise<number> {
  const at = deps.now();
  const changed = await deps.db.prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; planId: string }[]>`
      WITH due AS MATERIALIZED (
        SELECT id FROM licenses WHERE next_plan_at IS NOT NULL AND next_plan_at <= ${at}
        ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      UPDATE licenses l SET plan_id = l.next_plan_id, next_plan_id = NULL, next_plan_at = NULL
      FROM due WHERE l.id = due.id
      RETURNING l.id, l.plan_id AS "planId"`;
    await writeAudits(
      tx,
      rows.map(({ id, planId }) => ({
        at,
        action: 'license.change-plan',
        target: { type: 'license', id },
        details: { to: planId },
      })),
    );
    await fitDevices(deps, tx, { licenseIds: rows.map(({ id }) => id), at });
    return rows;
  });
  for (const { id } of changed) deps.signals.publish({ kind: 'license', id });
  return changed.length;
}
