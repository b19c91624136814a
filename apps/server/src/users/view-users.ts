import type { AdminUser, AdminUserQuery } from '@mywasender/contract/http/admin';
import type { Page } from '@mywasender/contract/http/page';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { getUser, listUsers } from './list-users.ts';

/** Accounts for somebody who may see all of them; whose data was shown is in the audit trail. */
export async function viewUsers(
  deps: ServerDeps,
  query: AdminUserQuery,
  context: RequestContext,
): Promise<Page<AdminUser>> {
  const page = await listUsers(deps, query);
  await writeAudit(deps.db.prisma, {
    at: deps.now(),
    action: 'user.list',
    actorId: context.actor.id,
    origin: context,
    details: { userIds: page.items.map(({ id }) => id) },
  });
  return page;
}

/** One account, likewise. */
export async function viewUser(deps: ServerDeps, id: string, context: RequestContext): Promise<AdminUser> {
  const user = await getUser(deps, id);
  const target = { type: 'user', id };
  const at = deps.now();
  await writeAudit(deps.db.prisma, {
    at,
    action: 'user.view',
    actorId: context.actor.id,
    target,
    origin: context,
  });
  return user;
}
