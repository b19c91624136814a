import { AppError } from '@mywasender/contract/app-error';
import type { Staff, UpdateStaffBody } from '@mywasender/contract/http/staff';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf } from '../users/end-sessions-of.ts';
import { presentStaff } from './present-staff.ts';

/** Changes somebody who works for the calling reseller; disabling ends their sessions at once. */
export async function updateStaff(
  deps: ServerDeps,
  id: string,
  body: UpdateStaffBody,
  context: RequestContext,
): Promise<Staff> {
  const at = deps.now();
  return deps.db.prisma.$transaction(async (tx) => {
    const before = await tx.user.findFirst({ where: { id, employerId: context.actor.id } });
    if (before === null) throw new AppError('NOT_FOUND');
    const { name, mayRevoke, disabled } = body;
    const after = await tx.user.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(mayRevoke === undefined ? {} : { mayRevoke }),
        ...(disabled === undefined ? {} : { disabledAt: disabled ? (before.disabledAt ?? at) : null }),
      },
    });
    if (disabled === true) await endSessionsOf(tx, { userIds: [id], reason: 'disabled', at });
    await writeAudit(tx, {
      at,
      action: 'staff.update',
      actorId: context.actor.id,
      target: { type: 'user', id },
      origin: context,
      details: {
        ...(mayRevoke === undefined ? {} : { mayRevoke }),
        ...(disabled === undefined ? {} : { disabled }),
      },
    });
    return presentStaff(deps, after);
  });
}
