import { AppError } from '@mywasender/contract/app-error';
import type { Incident } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentIncident } from './present-incident.ts';

/** A second admin confirms; one statement decides, so that it begins once however many confirm at the same time. */
export async function approveIncident(
  deps: ServerDeps,
  id: string,
  password: string,
  context: RequestContext,
): Promise<Incident> {
  const actorId = context.actor.id;
  await confirmPassword(deps, password, context);
  const at = deps.now();
  return deps.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.incident.updateMany({
      where: { id, run: 'awaiting-approval', openedBy: { not: actorId } },
      data: { run: 'running', approvedBy: actorId, startedAt: at },
    });
    const row = await tx.incident.findUnique({ where: { id } });
    if (row === null) throw new AppError('NOT_FOUND');
    if (count === 0 && row.openedBy === actorId) throw new AppError('INCIDENT_OWN_APPROVAL');
    if (count === 0) throw new AppError('INCIDENT_STATE', { status: row.run, action: 'approved' });
    await deps.jobs.enqueue(tx, 'incident.run', { incidentId: id });
    const target = { type: 'incident', id };
    await writeAudit(tx, { at, action: 'incident.approve', actorId, target, origin: context });
    return presentIncident(tx, row);
  });
}
