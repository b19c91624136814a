import type { Page, PageQuery } from '@mywasender/contract/http/page';
import type { AdminPlan } from '@mywasender/contract/http/plans';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { presentAdminPlan } from './present-plan.ts';

/** Every plan there ever was, newest first. */
export async function listAdminPlans(
  { db }: Pick<ServerDeps, 'db'>,
  query: PageQuery,
): Promise<Page<AdminPlan>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.plan.findMany({
    where: afterTimeCursor(query.cursor),
    include: { _count: { select: { licenses: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentAdminPlan, encodeTimeCursor);
}
