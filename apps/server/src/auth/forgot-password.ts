import type { ServerDeps } from '../shared/deps.ts';
import { hashEmail } from '../users/email-address.ts';
import { mailResetLink } from './mail-reset-link.ts';

/** The same work and answer for every address: whose it is, if anybody's, is looked up by a job afterwards. */
export async function forgotPassword({ db, jobs }: ServerDeps, email: string): Promise<void> {
  await jobs.enqueue(db.prisma, 'auth.forgot-password', { email });
}

/** Mails the link to choose a new password to an account in use; for another address nothing happens. */
export async function answerForgotten(
  deps: ServerDeps,
  { email }: { readonly email: string },
): Promise<void> {
  const { db } = deps;
  await db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { emailHash: hashEmail(deps, email) } });
    if (user === null || user.disabledAt !== null) return;
    await mailResetLink(deps, tx, user);
  });
}
