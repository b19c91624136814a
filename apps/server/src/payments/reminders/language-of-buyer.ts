import type { Queries } from '../../db/database.ts';

/** In which language somebody without an account bought a license, or paid on it last. */
export async function languageOfBuyer(queries: Queries, licenseId: string): Promise<string> {
  const newest = await queries.order.findFirst({
    where: { items: { some: { licenseId } } },
    orderBy: { createdAt: 'desc' },
    select: { language: true },
  });
  return newest?.language ?? 'en';
}
