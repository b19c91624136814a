import type { Page, PageQuery } from '@mywasender/contract/http/page';
import type { AdminProduct } from '@mywasender/contract/http/products';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../../shared/cursor.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { adminProductInclude, presentAdminProduct } from './present-product.ts';

/** Every product there ever was, newest first. */
export async function listProducts(
  { db }: Pick<ServerDeps, 'db'>,
  query: PageQuery,
): Promise<Page<AdminProduct>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.product.findMany({
    where: afterTimeCursor(query.cursor),
    include: adminProductInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentAdminProduct, encodeTimeCursor);
}
