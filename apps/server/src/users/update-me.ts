import type { Me, UpdateMeBody } from '@mywasender/contract/http/me';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentMe } from './present-user.ts';

export async function getMe(deps: ServerDeps, { actor }: RequestContext): Promise<Me> {
  const user = await deps.db.prisma.user.findUniqueOrThrow({
    where: { id: actor.id },
    include: { emailChange: true },
  });
  return presentMe(deps, user);
}

/** Changes the caller's own name, language and mails. */
export async function updateMe(deps: ServerDeps, body: UpdateMeBody, context: RequestContext): Promise<Me> {
  const { id } = context.actor;
  return deps.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.update({ where: { id }, data: body, include: { emailChange: true } });
    const target = { type: 'user', id };
    await writeAudit(tx, { at: deps.now(), action: 'user.update', actorId: id, target, origin: context });
    return presentMe(deps, user);
  });
}
