import { writeAudit } from '../audit/write-audit.ts';
import { forgetAttempts } from '../auth/sign-in-attempts.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emailColumns, openEmail } from '../users/email-address.ts';
import { forgetBuyer, forgetCustomer } from './forget-customer.ts';

type Deps = Pick<ServerDeps, 'db' | 'now' | 'sealer' | 'secrets'>;

/** Erases every account whose 30 days are over; returns how many. */
export async function eraseClosedAccounts(deps: Deps): Promise<number> {
  const due = await deps.db.prisma.accountDeletion.findMany({ where: { dueAt: { lte: deps.now() } } });
  let erased = 0;
  for (const { userId } of due) {
    if (await deps.db.prisma.$transaction((tx) => eraseAccount(deps, tx, userId))) erased++;
  }
  return erased;
}

/**
 * Removes what is personal and leaves a row without a name, on which licenses, ledger and audit trail hang: its id is
 * the pseudonym they keep. Licenses the person bought go on working for whoever has the key.
 */
async function eraseAccount(deps: Deps, tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  const at = deps.now();
  // whoever deletes the row has the account to themselves: a link used at the same time finds nothing
  const { count } = await tx.accountDeletion.deleteMany({ where: { userId: id, dueAt: { lte: at } } });
  if (count === 0) return false;
  const user = await tx.user.findUniqueOrThrow({ where: { id } });
  // an admin opened the account again
  if (user.disabledAt === null) return false;
  const own = { where: { userId: id } };
  await tx.session.deleteMany(own);
  await tx.secondFactor.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.passkeyChallenge.deleteMany(own);
  await tx.signInChallenge.deleteMany(own);
  await tx.oneUseCode.deleteMany(own);
  await tx.emailChange.deleteMany(own);
  await tx.apiKey.deleteMany(own);
  await tx.webhook.deleteMany(own);
  await tx.idempotencyKey.deleteMany(own);
  await tx.dataExport.deleteMany(own);
  await forgetAttempts(deps, tx, openEmail(deps, user));
  // an address nobody has shown to be theirs is not a reason to forget who bought something with it
  if (user.emailVerifiedAt !== null) await forgetCustomer(tx, { customerEmailHash: user.emailHash });
  await forgetBuyer(tx, {
    OR: [{ buyerId: id }, ...(user.emailVerifiedAt === null ? [] : [{ customerEmailHash: user.emailHash }])],
  });
  await tx.user.update({
    where: { id },
    data: {
      ...emailColumns(deps, { id, email: `${id}@deleted.invalid` }),
      emailVerifiedAt: null,
      name: 'Deleted account',
      passwordHash: '',
      language: 'en',
      mutedMails: [],
    },
  });
  await writeAudit(tx, { at, action: 'privacy.account-erased', target: { type: 'user', id } });
  return true;
}
