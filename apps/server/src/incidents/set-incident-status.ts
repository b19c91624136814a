import { AppError } from '@mywasender/contract/app-error';
import type { Incident, IncidentStatusBody } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentIncident } from './present-incident.ts';
import { writeReport } from './write-report.ts';

/** open → notified → closed, or at once to closed when nobody had to be told. Not while its actions still run. */
export async function setIncidentStatus(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  { status }: IncidentStatusBody,
  context: RequestContext,
): Promise<Incident> {
  const at = now();
  return db.prisma.$transaction(async (tx) => {
    const notified = status === 'notified';
    const { count } = await tx.incident.updateMany({
      where: {
        id,
        status: notified ? 'open' : { not: 'closed' },
        ...(notified ? {} : { run: { not: 'running' } }),
      },
      data: { status, ...(notified ? { notifiedAt: at } : { closedAt: at }) },
    });
    const row = await tx.incident.findUnique({ where: { id } });
    if (row === null) throw new AppError('NOT_FOUND');
    if (count === 0) {
      const refused = row.run === 'running' ? row.run : row.status;
      throw new AppError('INCIDENT_STATE', { status: refused, action: status });
    }
    await writeAudit(tx, {
      at,
      action: `incident.${status}`,
      actorId: context.actor.id,
      target: { type: 'incident', id },
      origin: context,
    });
    await writeReport(tx, id);
    return presentIncident(tx, row);
  });
}
