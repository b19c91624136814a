import type { ServerDeps } from '../shared/deps.ts';
import { hashEmail } from '../users/email-address.ts';
import { mailVerificationLink } from './mail-verification-link.ts';

/** The same work and answer for every address: whose it is, if anybody's, is looked up by a job afterwards. */
export async function resendVerification({ db, jobs }: ServerDeps, email: string): Promise<void> {
  await jobs.enqueue(db.prisma, 'auth.resend-verification', { email });
}

/** Mails a new link to an account in use whose address is not confirmed; for another address nothing happens. */
export async function answerUnverified(
  deps: ServerDeps,
  { email }: { readonly email: string },
): Promise<void> {
  const { db } = deps;
  await db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { emailHash: hashEmail(deps, email) } });
    if (user === null || user.disabledAt !== null || user.emailVerifiedAt !== null) return;
    await mailVerificationLink(deps, tx, user);
  });
}
