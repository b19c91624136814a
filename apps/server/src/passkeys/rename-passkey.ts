import { AppError } from '@mywasender/contract/app-error';
import type { Passkey } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentPasskey } from './present-passkey.ts';

/** Gives one of the caller's passkeys another name. */
export async function renamePasskey(
  { db, now }: ServerDeps,
  input: { readonly id: string; readonly name: string },
  context: RequestContext,
): Promise<Passkey> {
  const { id, name } = input;
  const userId = context.actor.id;
  return db.prisma.$transaction(async (tx) => {
    const [row] = await tx.passkey.updateManyAndReturn({ where: { id, userId }, data: { name } });
    if (row === undefined) throw new AppError('NOT_FOUND');
    await writeAudit(tx, {
      at: now(),
      action: 'mfa.rename',
      actorId: userId,
      target: { type: 'passkey', id },
      origin: context,
    });
    return presentPasskey(row);
  });
}
