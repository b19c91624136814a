import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { CreatedStaff, CreateStaffBody } from '@mywasender/contract/http/staff';
import { writeAudit } from '../audit/write-audit.ts';
import { randomPassword } from '../crypto/passwords.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emailColumns } from '../users/email-address.ts';
import { presentStaff } from './present-staff.ts';

export const MAX_STAFF = 50;

/**
 * Opens an account of role staff for the calling reseller, with a random password that is shown once. Its address is
 * not verified: a reseller who types somebody else's must not get that person's licenses into view. Throws
 * `EMAIL_TAKEN`, `STAFF_LIMIT`.
 */
export async function createStaff(
  deps: ServerDeps,
  body: CreateStaffBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<CreatedStaff> {
  const employerId = context.actor.id;
  const password = randomPassword();
  const passwordHash = await deps.passwords.hash(password);
  const call = { userId: employerId, key: idempotencyKey, request: ['staff', body] };
  return runOnce(deps, call, async (tx) => {
    const at = deps.now();
    const id = randomUUID();
    // the lock makes the count below the count the new row is added to
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${employerId}::uuid FOR UPDATE`;
    if ((await tx.user.count({ where: { employerId } })) >= MAX_STAFF) {
      throw new AppError('STAFF_LIMIT', { limit: MAX_STAFF });
    }
    const { count } = await tx.user.createMany({
      data: {
        id,
        ...emailColumns(deps, { id, email: body.email }),
        name: body.name,
        role: 'staff',
        employerId,
        mayRevoke: body.mayRevoke ?? false,
        passwordHash,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('EMAIL_TAKEN');
    await writeAudit(tx, {
      at,
      action: 'staff.create',
      actorId: employerId,
      target: { type: 'user', id },
      origin: context,
      details: { mayRevoke: body.mayRevoke ?? false },
    });
    return { staff: presentStaff(deps, await tx.user.findUniqueOrThrow({ where: { id } })), password };
  });
}
