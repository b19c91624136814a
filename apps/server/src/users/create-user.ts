import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { CreatedUser, CreateUserBody } from '@mywasender/contract/http/admin';
import { writeAudit } from '../audit/write-audit.ts';
import { randomPassword } from '../crypto/passwords.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emailColumns } from './email-address.ts';
import { presentAdminUser } from './present-user.ts';

/** Opens an account for somebody, with a random password that is shown once. Throws `EMAIL_TAKEN`. */
export async function createUser(
  deps: ServerDeps,
  body: CreateUserBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<CreatedUser> {
  const password = randomPassword();
  const passwordHash = await deps.passwords.hash(password);
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['users', body] };
  return runOnce(deps, call, async (tx) => {
    const at = deps.now();
    const id = randomUUID();
    const { count } = await tx.user.createMany({
      data: {
        id,
        ...emailColumns(deps, { id, email: body.email }),
        name: body.name,
        role: body.role,
        passwordHash,
        emailVerifiedAt: at,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('EMAIL_TAKEN');
    await writeAudit(tx, {
      at,
      action: 'user.create',
      actorId: context.actor.id,
      target: { type: 'user', id },
      origin: context,
      details: { role: body.role },
    });
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    return { user: presentAdminUser(deps, user, 0, null), password };
  });
}
