import type { ServerDeps } from '../shared/deps.ts';
import { forgetCustomer } from './forget-customer.ts';

const KEPT_DAYS = 365;

/**
 * Forgets customers whose last license ended a year ago, and who used licenses sold to nobody in particular. Returns
 * how many licenses that were.
 */
export async function forgetFormerCustomers({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<number> {
  const before = new Date(now().getTime() - KEPT_DAYS * 86_400_000);
  return db.prisma.$transaction(async (tx) => {
    const former = await tx.$queryRaw<{ id: string }[]>`
      WITH ends AS (
        SELECT id, customer_email_hash AS customer, COALESCE(LEAST(revoked_at, expires_at), 'infinity') AS ended_at
        FROM licenses
      )
      SELECT l.id FROM licenses l JOIN ends ON ends.id = l.id
      WHERE ends.ended_at < ${before}
        AND NOT EXISTS (SELECT FROM ends other WHERE other.customer = ends.customer AND other.ended_at >= ${before})
        AND (l.customer_email_hash IS NOT NULL OR l.note IS NOT NULL
          OR EXISTS (SELECT FROM devices d WHERE d.license_id = l.id AND (d.name <> 'Computer' OR d.address_hash IS NOT NULL)))`;
    await forgetCustomer(tx, { id: { in: former.map(({ id }) => id) } });
    return former.length;
  });
}
