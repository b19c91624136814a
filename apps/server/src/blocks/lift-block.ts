import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { holdsAt } from './list-blocks.ts';

/** Ends a block before its time. One that is over stays as it is. Throws `NOT_FOUND`. */
export async function liftBlock(
  { db, now, signals }: Pick<ServerDeps, 'db' | 'now' | 'signals'>,
  id: string,
  context: RequestContext,
): Promise<void> {
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.addressBlock.updateMany({
      where: { id, ...holdsAt(at) },
      data: { endedAt: at },
    });
    if (count === 0) {
      if ((await tx.addressBlock.count({ where: { id } })) === 0) throw new AppError('NOT_FOUND');
      return;
    }
    const target = { type: 'address-block', id };
    await writeAudit(tx, {
      at,
      action: 'address.unblock',
      actorId: context.actor.id,
      target,
      origin: context,
    });
  });
  signals.publish({ kind: 'address-block', id });
}
