import { AppError } from '@mywasender/contract/app-error';
import type { AdminUser, AdminUserQuery } from '@mywasender/contract/http/admin';
import type { Page } from '@mywasender/contract/http/page';
import { readLocks } from '../auth/sign-in-attempts.ts';
import type { Queries } from '../db/database.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { presentAdminUser } from './present-user.ts';

/** Accounts, newest first. */
export async function listUsers(
  deps: Pick<ServerDeps, 'db' | 'now' | 'secrets'>,
  query: AdminUserQuery,
): Promise<Page<AdminUser>> {
  const { db } = deps;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const contains = {
    contains: query.q?.trim().replace(/[\\%_]/g, '\\$&') ?? '',
    mode: 'insensitive',
  } as const;
  const rows = await db.prisma.user.findMany({
    where: {
      AND: [
        query.q ? { OR: [{ email: contains }, { name: contains }] } : {},
        query.role ? { role: query.role } : {},
        afterTimeCursor(query.cursor),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const balances = await balancesOf(
    db.prisma,
    rows.map((row) => row.id),
  );
  const locks = await readLocks(
    deps,
    rows.map((row) => row.email),
  );
  return toPage(
    rows,
    limit,
    (row) => presentAdminUser(row, balances.get(row.id) ?? 0, locks.get(row.email) ?? null),
    encodeTimeCursor,
  );
}

/** One account as admins see it. */
export async function getUser(
  deps: Pick<ServerDeps, 'db' | 'now' | 'secrets'>,
  id: string,
): Promise<AdminUser> {
  const { db } = deps;
  const user = await db.prisma.user.findUnique({ where: { id } });
  if (user === null) throw new AppError('NOT_FOUND');
  const balances = await balancesOf(db.prisma, [id]);
  const locks = await readLocks(deps, [user.email]);
  return presentAdminUser(user, balances.get(id) ?? 0, locks.get(user.email) ?? null);
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
