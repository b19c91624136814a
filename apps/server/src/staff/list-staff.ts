import type { Page, PageQuery } from '@mywasender/contract/http/page';
import type { Staff } from '@mywasender/contract/http/staff';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { presentStaff } from './present-staff.ts';

/** Who works for a reseller, newest first. */
export async function listStaff(
  deps: Pick<ServerDeps, 'db' | 'sealer'>,
  employerId: string,
  query: PageQuery,
): Promise<Page<Staff>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await deps.db.prisma.user.findMany({
    where: { AND: [{ employerId }, afterTimeCursor(query.cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => presentStaff(deps, row), encodeTimeCursor);
}
