import { Prisma } from '../../generated/prisma/client.ts';

/** So many days before the end of a license its buyer is told. */
const REMINDER_DAYS = [30, 7, 1] as const;

export interface DueReminder {
  readonly licenseId: string;
  readonly endsAt: Date;
  readonly days: (typeof REMINDER_DAYS)[number];
}

/**
 * Licenses that were bought here and end soon, at the nearest number of days that is not told yet, in the order of their
 * ends; locked, without those that another server tells of or somebody extends right now. A number counts where what was
 * paid runs at least twice as long: nobody is told on the day they pay. What a subscription renews by itself is left out,
 * and what was not bought here: the customers of a shop hear of their shop. The conditions on status and end are those of
 * the index `licenses_untold_expiry_idx`, as in `expiriesToTell`.
 */
export function remindersDue(range: {
  readonly at: Date;
  /** ends before this one were looked at */
  readonly from: Date;
  readonly limit: number;
}): Prisma.Sql {
  const { at, from, limit } = range;
  return Prisma.sql`
    SELECT l.id AS "licenseId", l.expires_at AS "endsAt", due.days
    FROM licenses l
    JOIN plans p ON p.id = l.plan_id AND NOT p.trial
    CROSS JOIN LATERAL (
      SELECT min(days) AS days FROM unnest(${[...REMINDER_DAYS]}::int[]) AS days
      WHERE l.expires_at <= ${at}::timestamptz + days * interval '1 day') due
    CROSS JOIN LATERAL (
      SELECT bool_or(s.state IN ('active', 'pastDue')) AS "again",
        greatest(max(coalesce(i.starts_at, o.fulfilled_at)),
          CASE WHEN p.expiry_basis = 'firstActivation' THEN l.first_activated_at END) AS began
      FROM order_items i
      JOIN orders o ON o.id = i.order_id
      LEFT JOIN subscriptions s ON s.order_id = o.id AND s.replaced_at IS NULL
      WHERE i.license_id = l.id AND i.replaced_at IS NULL AND NOT i.taken_back
      HAVING count(*) > 0) bought
    WHERE l.status = 'active' AND l.expires_at IS DISTINCT FROM l.expiry_told_for
      AND l.expires_at > ${at} AND l.expires_at >= ${from}
      AND l.expires_at <= ${at}::timestamptz + ${Math.max(...REMINDER_DAYS)} * interval '1 day'
      AND l.customer_email_sealed IS NOT NULL AND bought.again IS NOT TRUE
      AND l.expires_at >= bought.began + 2 * due.days * interval '1 day'
      AND NOT EXISTS (
        SELECT FROM license_reminders r
        WHERE r.license_id = l.id AND r.ends_at = l.expires_at AND r.days = due.days)
    ORDER BY l.expires_at LIMIT ${limit} FOR UPDATE OF l SKIP LOCKED`;
}
