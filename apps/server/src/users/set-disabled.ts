import { AppError } from '@mywasender/contract/app-error';
import type { AdminUser } from '@mywasender/contract/http/admin';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf, withStaff } from './end-sessions-of.ts';
import { getUser } from './list-users.ts';

/** Disables an account at once, with its sessions, its staff and its API keys, or enables it. Nobody their own. */
export async function setDisabled(
  deps: ServerDeps,
  userId: string,
  disabled: boolean,
  context: RequestContext,
): Promise<AdminUser> {
  if (userId === context.actor.id) throw new AppError('FORBIDDEN');
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user === null) throw new AppError('NOT_FOUND');
    if ((user.disabledAt !== null) === disabled) return;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? at : null } });
    if (disabled) await endSessionsOf(tx, { userIds: await withStaff(tx, userId), reason: 'disabled', at });
    await writeAudit(tx, {
      at,
      action: disabled ? 'user.disable' : 'user.enable',
      actorId: context.actor.id,
      target: { type: 'user', id: userId },
      origin: context,
    });
  });
  return getUser(deps, userId);
}
