import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Role } from '@mywasender/contract/http/auth';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { configError } from '../config/config-error.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { saveDemoProducts } from '../payments/catalogue/demo-products.ts';
import { saveStandardPlans } from '../plans/standard-plans.ts';
import { addLedgerEntry } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emailColumns, hashEmail } from '../users/email-address.ts';

/** Content of the accounts file: what somebody needs to try the product on this machine. */
const DemoAccounts = Type.Object({
  accounts: Type.Array(
    Type.Object({
      role: Type.Enum(['admin', 'reseller', 'user']),
      email: Type.String(),
      password: Type.String(),
    }),
  ),
  planIds: Type.Object({ Starter: Type.String(), Pro: Type.String() }),
});
export type DemoAccounts = Static<typeof DemoAccounts>;

const PEOPLE = [
  { role: 'admin', email: 'admin@example.com', name: 'Ada Admin' },
  { role: 'reseller', email: 'reseller@example.com', name: 'Rita Reseller' },
  { role: 'user', email: 'customer@example.com', name: 'Carlo Customer' },
] as const satisfies readonly { role: Role; email: string; name: string }[];

/** None of them may be able to sign in on a server that is live. */
export const DEMO_ADDRESSES: readonly string[] = PEOPLE.map(({ email }) => email);

const DEMO_QUOTA = 100;

/**
 * Makes one account per role with a random password, the standard plans, something to buy and quota for the reseller, and
 * writes them to `file` (0600). Doing it again changes nothing; when the file is gone the accounts get new passwords. Refused
 * in production.
 */
export async function seedDemo(deps: ServerDeps, file: string): Promise<DemoAccounts> {
  if (deps.config.production) {
    throw configError('DEMO_ACCOUNTS_FILE', 'demo accounts are refused in production');
  }
  const known = readAccounts(file);
  const people = await Promise.all(
    PEOPLE.map(async (person) => {
      const before = known?.accounts.find((account) => account.email === person.email)?.password;
      const password = before ?? randomBytes(12).toString('base64url');
      return { ...person, password, passwordHash: await deps.passwords.hash(password) };
    }),
  );
  const planIds = await deps.db.prisma.$transaction(async (tx) => {
    const at = deps.now();
    for (const person of people) await savePerson(deps, tx, person, at);
    await giveQuota(deps, tx, at);
    const { Starter, Pro } = await saveStandardPlans(tx, at);
    const sellerId = (await accountOf(deps, tx, PEOPLE[0].email)).id;
    await saveDemoProducts(tx, { plans: { Starter, Pro }, sellerId, at });
    return { Starter: Starter.id, Pro: Pro.id };
  });
  const accounts = people.map(({ role, email, password }) => ({ role, email, password }));
  const content = { accounts, planIds };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return content;
}

async function savePerson(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  person: { role: Role; email: string; name: string; passwordHash: string },
  at: Date,
) {
  const { role, email, name, passwordHash } = person;
  const id = randomUUID();
  await tx.user.upsert({
    where: { emailHash: hashEmail(deps, email) },
    create: {
      id,
      ...emailColumns(deps, { id, email }),
      name,
      role,
      passwordHash,
      emailVerifiedAt: at,
      createdAt: at,
    },
    update: { passwordHash },
  });
}

async function giveQuota(deps: ServerDeps, tx: Prisma.TransactionClient, at: Date) {
  const admin = await accountOf(deps, tx, PEOPLE[0].email);
  const reseller = await accountOf(deps, tx, PEOPLE[1].email);
  if ((await tx.quotaEntry.count({ where: { userId: reseller.id } })) > 0) return;
  await addLedgerEntry(tx, {
    userId: reseller.id,
    kind: 'grant',
    amount: DEMO_QUOTA,
    reason: 'demo',
    actorId: admin.id,
    at,
  });
}

function accountOf(deps: ServerDeps, tx: Prisma.TransactionClient, email: string) {
  return tx.user.findUniqueOrThrow({ where: { emailHash: hashEmail(deps, email) } });
}

function readAccounts(file: string): DemoAccounts | null {
  if (!existsSync(file)) return null;
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(DemoAccounts, parsed) ? parsed : null;
  } catch {
    // a damaged file is written anew, with new passwords
    return null;
  }
}
