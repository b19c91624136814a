import type { ServerDeps } from '../shared/deps.ts';
import { forgetBuyer, forgetCustomer } from './forget-customer.ts';

const KEPT_DAYS = 365;

/**
 * Forgets customers whose last license ended a year ago, who used licenses sold to nobody in particular, and who placed
 * orders without an account that left no license. Returns
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
    const orders = await tx.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM orders o WHERE o.customer_email_hash IS NOT NULL AND o.created_at < ${before}
        AND NOT EXISTS (SELECT FROM licenses l WHERE l.customer_email_hash = o.customer_email_hash)
        AND NOT EXISTS (SELECT FROM users u WHERE u.email_hash = o.customer_email_hash OR u.id = o.buyer_id)`;
    await forgetBuyer(tx, { id: { in: orders.map(({ id }) => id) } });
    return former.length;
  });
}
