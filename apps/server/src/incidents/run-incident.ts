import type { IncidentScope } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import { randomPassword } from '../crypto/passwords.ts';
import type { Incident, Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { actOnAccounts } from './act-on-accounts.ts';
import { concernsEveryone, usersInScope } from './incident-scope.ts';
import { writeReport } from './write-report.ts';

const BATCH = 200;

/**
 * Does what an incident ordered, account by account in batches of one transaction each. Where it got to is part of
 * the transaction: it may be interrupted and run again, by several at once, and does everything once.
 */
export async function runIncident(deps: ServerDeps, incidentId: string): Promise<void> {
  // one hash for all: of a password nobody knows, so that every right answer is a wrong one until a reset
  const unknowable = await deps.passwords.hash(randomPassword());
  while (await runBatch(deps, incidentId, unknowable));
}

async function runBatch(deps: ServerDeps, incidentId: string, unknowable: string): Promise<boolean> {
  const reached = await deps.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM incidents WHERE id = ${incidentId}::uuid FOR UPDATE`;
    const incident = await tx.incident.findUnique({ where: { id: incidentId } });
    if (incident?.run !== 'running') return null;
    const userIds = await nextAccounts(tx, incident);
    if (userIds.length === 0) {
      await finish(deps, tx, incident);
      return null;
    }
    await actOnAccounts(deps, tx, { incident, userIds, unknowable });
    await tx.incident.update({ where: { id: incidentId }, data: { reachedId: userIds.at(-1) ?? null } });
    return userIds;
  });
  for (const id of reached ?? []) deps.signals.publish({ kind: 'user', id });
  return reached !== null;
}

/** Accounts opened later cannot be concerned. Locked in the order of their ids, as everybody who locks several does. */
async function nextAccounts(tx: Prisma.TransactionClient, incident: Incident): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM users u
    WHERE ${usersInScope(incident.scope as IncidentScope)} AND u.created_at <= ${incident.createdAt}
      AND (${incident.reachedId}::uuid IS NULL OR u.id > ${incident.reachedId}::uuid)
    ORDER BY u.id LIMIT ${BATCH} FOR UPDATE`;
  return rows.map(({ id }) => id);
}

async function finish(
  { now }: Pick<ServerDeps, 'now'>,
  tx: Prisma.TransactionClient,
  incident: Incident,
): Promise<void> {
  const at = now();
  const details: Record<string, number> = {};
  if (concernsEveryone(incident.scope as IncidentScope) && incident.actions.includes('license-tokens')) {
    // the licenses of customers without an account
    const ended = await tx.device.updateMany({
      where: { familyEndedAt: null, activatedAt: { lte: incident.createdAt } },
      data: { familyEndedAt: at },
    });
    details.furtherDevices = ended.count;
  }
  await tx.incident.update({ where: { id: incident.id }, data: { run: 'done', doneAt: at } });
  await writeAudit(tx, {
    at,
    action: 'incident.done',
    target: { type: 'incident', id: incident.id },
    details,
  });
  await writeReport(tx, incident.id);
}
