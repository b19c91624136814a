import { AppError } from '@mywasender/contract/app-error';
import type { AdminUser, AssignableRole } from '@mywasender/contract/http/admin';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf, withStaff } from './end-sessions-of.ts';
import { getUser } from './list-users.ts';

/** Changes a role at once: running sessions of the account, and of its staff, end. Nobody changes their own. */
export async function setRole(
  deps: ServerDeps,
  userId: string,
  role: AssignableRole,
  context: RequestContext,
): Promise<AdminUser> {
  if (userId === context.actor.id) throw new AppError('FORBIDDEN');
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user === null) throw new AppError('NOT_FOUND');
    if (user.role === role) return;
    await tx.user.update({ where: { id: userId }, data: { role, employerId: null, mayRevoke: false } });
    await endSessionsOf(tx, { userIds: await withStaff(tx, userId), reason: 'role', at });
    await writeAudit(tx, {
      at,
      action: 'user.role',
      actorId: context.actor.id,
      target: { type: 'user', id: userId },
      origin: context,
      details: { from: user.role, to: role },
    });
  });
  return getUser(deps, userId);
}
