import { AppError } from '@mywasender/contract/app-error';
import type { AdminUser } from '@mywasender/contract/http/admin';
import type { Role } from '@mywasender/contract/http/auth';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { getUser } from './list-users.ts';

/** Changes a role at once: running sessions of the account end. Nobody changes their own. */
export async function setRole(
  deps: ServerDeps,
  userId: string,
  role: Role,
  context: RequestContext,
): Promise<AdminUser> {
  if (userId === context.actor.id) throw new AppError('FORBIDDEN');
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user === null) throw new AppError('NOT_FOUND');
    if (user.role === role) return;
    await tx.user.update({ where: { id: userId }, data: { role, tokenVersion: { increment: 1 } } });
    await tx.session.updateMany({
      where: { userId, endedAt: null },
      data: { endedAt: at, endReason: 'role' },
    });
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
