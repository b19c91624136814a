import { AppError } from '@mywasender/contract/app-error';
import type { AdminUser, AdminUserQuery } from '@mywasender/contract/http/admin';
import type { Page } from '@mywasender/contract/http/page';
import { readLocks } from '../auth/sign-in-attempts.ts';
import type { Queries } from '../db/database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { containsText } from '../shared/contains-text.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { newestOfEach } from '../shared/newest-of-each.ts';
import { hashEmail, hashEmailDomain, openEmail } from './email-address.ts';
import { presentAdminUser } from './present-user.ts';

const NEWEST_FIRST = [{ createdAt: 'desc' }, { id: 'desc' }] as const;

type UserDeps = Pick<ServerDeps, 'db' | 'now' | 'secrets' | 'sealer'>;

/** Accounts, newest first. */
export async function listUsers(deps: UserDeps, query: AdminUserQuery): Promise<Page<AdminUser>> {
  const { db } = deps;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const bounds = { AND: [query.role ? { role: query.role } : {}, afterTimeCursor(query.cursor)] };
  const page = { orderBy: [...NEWEST_FIRST], take: limit + 1 };
  let where: Prisma.UserWhereInput = bounds;
  if (query.q) {
    const ids = await newestOfEach(waysToFind(deps, query.q.trim()), (way) =>
      db.prisma.user.findMany({ ...page, where: { AND: [bounds, way] }, select: { id: true } }),
    );
    where = { id: { in: ids } };
  }
  const rows = await db.prisma.user.findMany({ where, ...page });
  const balances = await balancesOf(
    db.prisma,
    rows.map((row) => row.id),
  );
  const locks = await readLocks(
    deps,
    rows.map((row) => openEmail(deps, row)),
  );
  return toPage(
    rows,
    limit,
    (row) => presentAdminUser(deps, row, balances.get(row.id) ?? 0, locks.get(openEmail(deps, row)) ?? null),
    encodeTimeCursor,
  );
}

/** One account as admins see it. */
export async function getUser(deps: UserDeps, id: string): Promise<AdminUser> {
  const { db } = deps;
  const user = await db.prisma.user.findUnique({ where: { id } });
  if (user === null) throw new AppError('NOT_FOUND');
  const balances = await balancesOf(db.prisma, [id]);
  const email = openEmail(deps, user);
  const locks = await readLocks(deps, [email]);
  return presentAdminUser(deps, user, balances.get(id) ?? 0, locks.get(email) ?? null);
}

/** By part of the name; by a whole address, or all addresses of one domain by `@example.com`. */
function waysToFind(deps: UserDeps, q: string): readonly Prisma.UserWhereInput[] {
  return [
    q.startsWith('@') ? { emailDomainHash: hashEmailDomain(deps, q) } : { emailHash: hashEmail(deps, q) },
    { name: containsText(q) },
  ];
}

async function balancesOf(
  queries: Queries,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = await queries.quotaEntry.groupBy({
    by: ['userId'],
    where: { userId: { in: [...userIds] } },
    _sum: { amount: true },
  });
  return new Map(sums.map((sum) => [sum.userId, sum._sum.amount ?? 0]));
}
