import { randomUUID } from 'node:crypto';
import type { RegisterBody } from '@mywasender/contract/http/auth';
import { writeAudit } from '../audit/write-audit.ts';
import { checkNewPassword } from '../passwords/check-new-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { emailColumns } from '../users/email-address.ts';
import { mailVerificationLink } from './mail-verification-link.ts';

/**
 * Opens an account of role user. For an address that has one already nothing happens, and neither the answer nor
 * its time tells: the password is judged and hashed in both cases. Outside production the address counts as verified;
 * in production a mailed link shows that it is the owner's, and until then the account owns no licenses.
 */
export async function registerUser(
  deps: ServerDeps,
  body: RegisterBody,
  origin: RequestOrigin,
): Promise<void> {
  const { db, passwords, now, config } = deps;
  await checkNewPassword(body);
  const passwordHash = await passwords.hash(body.password);
  const id = randomUUID();
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.createMany({
      data: {
        id,
        ...emailColumns(deps, { id, email: body.email }),
        name: body.name,
        passwordHash,
        emailVerifiedAt: config.production ? null : at,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    if (config.production) {
      await mailVerificationLink(deps, tx, await tx.user.findUniqueOrThrow({ where: { id } }));
    }
    await writeAudit(tx, { at, action: 'auth.register', actorId: id, target: { type: 'user', id }, origin });
  });
}
