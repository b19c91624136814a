import { AppError } from '@mywasender/contract/app-error';
import type { Alert } from '@mywasender/contract/http/alerts';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentAlert } from './list-alerts.ts';

/** Says that an admin has seen an alert. Of several at once the first is recorded; the others change nothing. */
export async function acknowledgeAlert(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  context: RequestContext,
): Promise<Alert> {
  const at = now();
  const actorId = context.actor.id;
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: { id, acknowledgedAt: null },
      data: { acknowledgedAt: at, acknowledgedBy: actorId },
    });
    const alert = await tx.alert.findUnique({ where: { id } });
    if (alert === null) throw new AppError('NOT_FOUND');
    if (count > 0) {
      const target = { type: 'alert', id };
      const details = { kind: alert.kind };
      await writeAudit(tx, { at, action: 'alert.acknowledge', actorId, target, origin: context, details });
    }
    return presentAlert(alert);
  });
}
