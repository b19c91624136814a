import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { Incident, OpenIncidentBody } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { checkScope } from './incident-scope.ts';
import { presentIncident } from './present-incident.ts';
import { waitsForSecond } from './waits-for-second.ts';

/** GDPR, article 33. */
const HOURS_TO_NOTIFY = 72;

/**
 * Opens an incident and lets its actions begin, after the admin's password was entered again. What concerns
 * everyone waits for a second admin, unless there is none. Throws `PASSWORD_WRONG`, `VALIDATION_FAILED`.
 */
export async function openIncident(
  deps: ServerDeps,
  { password, ...body }: OpenIncidentBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<Incident> {
  const { actor } = context;
  await confirmPassword(deps, password, context);
  checkScope(body.scope);
  const at = deps.now();
  const discoveredAt = body.discoveredAt === undefined ? at : readInstant('discoveredAt', body.discoveredAt);
  if (discoveredAt > at) {
    throw new AppError('VALIDATION_FAILED', { field: 'discoveredAt', problem: 'is in the future' });
  }
  const call = { userId: actor.id, key: idempotencyKey, request: ['incidents', body] };
  return runOnce(deps, call, async (tx) => {
    const id = randomUUID();
    const waits = await waitsForSecond(tx, body.scope, actor.id);
    const row = await tx.incident.create({
      data: {
        id,
        title: body.title,
        summary: body.summary,
        scope: body.scope,
        actions: body.actions,
        run: waits ? 'awaiting-approval' : 'running',
        status: 'open',
        createdAt: at,
        discoveredAt,
        dueAt: new Date(discoveredAt.getTime() + HOURS_TO_NOTIFY * 3_600_000),
        openedBy: actor.id,
        startedAt: waits ? null : at,
      },
    });
    if (!waits) await deps.jobs.enqueue(tx, 'incident.run', { incidentId: id });
    await writeAudit(tx, {
      at,
      action: 'incident.open',
      actorId: actor.id,
      target: { type: 'incident', id },
      origin: context,
      details: { actions: body.actions, scope: Object.keys(body.scope).join(), waits },
    });
    return presentIncident(tx, row);
  });
}
