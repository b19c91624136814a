import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import { randomPassword } from '../crypto/passwords.ts';
import { saveStandardPlans } from '../plans/standard-plans.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emailColumns } from '../users/email-address.ts';

/** Any number but the one of the migrations: two set-ups at once must not both find no admin. */
const ADVISORY_LOCK = 4_400_002;

export interface SetUpResult {
  readonly email: string;
  /** shown once, stored nowhere */
  readonly password: string;
  /** names of the plans made; empty when there were some */
  readonly plans: readonly string[];
}

/**
 * Gives a migrated server its first admin, and the standard plans when it has none. Throws `ADMIN_EXISTS`, or
 * `EMAIL_TAKEN` for the address of another account, having changed nothing.
 */
export async function setUpServer(
  deps: Pick<ServerDeps, 'db' | 'passwords' | 'now' | 'sealer' | 'secrets'>,
  input: { readonly email: string },
): Promise<SetUpResult> {
  const { db, passwords, now } = deps;
  const email = input.email.toLowerCase();
  const password = randomPassword();
  const passwordHash = await passwords.hash(password);
  return db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)`;
    if ((await tx.user.count({ where: { role: 'admin' } })) > 0) throw new AppError('ADMIN_EXISTS');
    const at = now();
    const id = randomUUID();
    const { count } = await tx.user.createMany({
      data: {
        id,
        ...emailColumns(deps, { id, email }),
        name: 'Administrator',
        role: 'admin',
        passwordHash,
        emailVerifiedAt: at,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('EMAIL_TAKEN');
    const plans = (await tx.plan.count()) > 0 ? [] : Object.values(await saveStandardPlans(tx, at));
    const names = plans.map((plan) => plan.name);
    await writeAudit(tx, {
      at,
      action: 'server.set-up',
      target: { type: 'user', id },
      details: { role: 'admin', plans: names },
    });
    return { email, password, plans: names };
  });
}
