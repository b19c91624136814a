import type { AuditAction } from '@mywasender/contract/audit-actions';
import { type Incident, Prisma } from '../generated/prisma/client.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

const ACTION: AuditAction = 'incident.act';

/** Does the actions of an incident to some accounts whose rows are locked, and records what was done to each. */
export async function actOnAccounts(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  input: { readonly incident: Incident; readonly userIds: readonly string[]; readonly unknowable: string },
): Promise<void> {
  const { incident, userIds, unknowable } = input;
  const at = deps.now();
  const does = (action: string) => incident.actions.includes(action);
  const ids = Prisma.sql`ANY(${userIds}::uuid[])`;
  // a password that stops working must not leave a session behind
  const sessions =
    does('sessions') || does('reset')
      ? await tx.$queryRaw<{ user_id: string }[]>`
          UPDATE sessions SET ended_at = ${at}, end_reason = 'incident'
          WHERE user_id = ${ids} AND ended_at IS NULL RETURNING user_id`
      : [];
  if (does('sessions') || does('reset')) {
    await tx.$executeRaw`UPDATE users SET token_version = token_version + 1 WHERE id = ${ids}`;
  }
  const devices = does('license-tokens')
    ? await tx.$queryRaw<{ user_id: string }[]>`
        UPDATE devices d SET family_ended_at = ${at} FROM licenses l, users u
        WHERE u.id = ${ids} AND u.email_verified_at IS NOT NULL AND l.customer_email_hash = u.email_hash
          AND d.license_id = l.id AND d.family_ended_at IS NULL
        RETURNING u.id AS user_id`
    : [];
  const keepers = [incident.openedBy, incident.approvedBy];
  const resets = does('reset') ? userIds.filter((id) => !keepers.includes(id)) : [];
  await tx.user.updateMany({ where: { id: { in: resets } }, data: { passwordHash: unknowable } });
  if (does('mail')) await tellAll(deps, tx, incident, userIds);
  const [sessionsOf, devicesOf] = [countBy(sessions), countBy(devices)];
  await tx.incidentSubject.createMany({
    data: userIds.map((userId) => ({
      incidentId: incident.id,
      userId,
      at,
      sessions: sessionsOf.get(userId) ?? 0,
      devices: devicesOf.get(userId) ?? 0,
      reset: resets.includes(userId),
      mailed: does('mail'),
    })),
  });
  await tx.$executeRaw`
    INSERT INTO audit_entries (id, at, action, actor_id, target_type, target_id, details)
    SELECT gen_random_uuid(), ${at}, ${ACTION}, ${incident.openedBy}::uuid, 'user', id::text,
      jsonb_build_object('incidentId', ${incident.id}::text, 'actions', ${incident.actions}::text[])
    FROM unnest(${userIds}::uuid[]) AS id`;
}

async function tellAll(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  incident: Incident,
  userIds: readonly string[],
): Promise<void> {
  const users = await tx.user.findMany({ where: { id: { in: [...userIds] } } });
  const at = incident.discoveredAt.toISOString();
  for (const user of users) {
    const params = { name: user.name, summary: incident.summary, at };
    await mailUser(deps, tx, { user, template: 'incident-notice', params });
  }
}

function countBy(rows: readonly { readonly user_id: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { user_id } of rows) counts.set(user_id, (counts.get(user_id) ?? 0) + 1);
  return counts;
}
