import type { IncidentPreview, IncidentScope } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import { Prisma, type Role, type User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { checkScope, concernsEveryone, usersInScope } from './incident-scope.ts';
import { waitsForSecond } from './waits-for-second.ts';

/** Enough to see whether it is the right people. */
const SHOWN = 20;

/**
 * Whom an incident of this scope would concern now, without doing anything. Whose names were shown is in the audit
 * trail.
 */
export async function previewIncident(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer'>,
  scope: IncidentScope,
  context: RequestContext,
): Promise<IncidentPreview> {
  checkScope(scope);
  const { prisma } = deps.db;
  const { actor } = context;
  const inScope = usersInScope(scope);
  const roles = await prisma.$queryRaw<{ role: Role; accounts: number }[]>`
    SELECT u.role::text AS role, count(*)::int AS accounts FROM users u
    WHERE ${inScope} GROUP BY u.role ORDER BY u.role`;
  const [numbers] = await prisma.$queryRaw<{ sessions: number; devices: number; you: boolean }[]>`
    SELECT
      (SELECT count(*)::int FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.ended_at IS NULL AND ${inScope}) AS sessions,
      ${devicesOf(scope, inScope)} AS devices,
      EXISTS (SELECT 1 FROM users u WHERE u.id = ${actor.id}::uuid AND ${inScope}) AS you`;
  if (numbers === undefined) throw new Error('a count has a row');
  const users = await prisma.$queryRaw<Pick<User, 'id' | 'name' | 'role' | 'emailSealed'>[]>`
    SELECT u.id, u.name, u.role::text AS role, u.email_sealed AS "emailSealed" FROM users u
    WHERE ${inScope} ORDER BY u.created_at DESC, u.id LIMIT ${SHOWN}`;
  const accounts = roles.reduce((sum, one) => sum + one.accounts, 0);
  await writeAudit(prisma, {
    at: deps.now(),
    action: 'incident.preview',
    actorId: actor.id,
    origin: context,
    details: { scope: Object.keys(scope).join(), accounts, userIds: users.map(({ id }) => id) },
  });
  return {
    accounts,
    roles,
    sessions: numbers.sessions,
    devices: numbers.devices,
    includesYou: numbers.you,
    waits: await waitsForSecond(prisma, scope, actor.id),
    some: users.map((user) => ({
      id: user.id,
      name: user.name,
      email: openEmail(deps, user),
      role: user.role,
    })),
  };
}

/** Computers whose tokens would end: everybody's, or those of licenses that belong to an account in scope. */
function devicesOf(scope: IncidentScope, inScope: Prisma.Sql): Prisma.Sql {
  if (concernsEveryone(scope)) {
    return Prisma.sql`(SELECT count(*)::int FROM devices WHERE family_ended_at IS NULL)`;
  }
  return Prisma.sql`(SELECT count(*)::int FROM users u
    JOIN licenses l ON l.customer_email_hash = u.email_hash
    JOIN devices d ON d.license_id = l.id
    WHERE u.email_verified_at IS NOT NULL AND d.family_ended_at IS NULL AND ${inScope})`;
}
