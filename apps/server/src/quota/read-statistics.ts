import { type ShopStatistics, SOON_DAYS, type StatisticsQuery } from '@mywasender/contract/http/statistics';
import type { Database } from '../db/database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { stretchesOf } from '../shared/stretches.ts';

const DAY = 24 * 60 * 60_000;

type Sales = ShopStatistics['sales'];

/**
 * A shop in numbers, or all of them together (null), counted from indexes alone: states from
 * `licenses_issuer_id_status_expires_at_idx`, sales from `licenses_issuer_id_created_at_plan_id_idx`, or another one
 * that begins with the plan.
 */
export async function readStatistics(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  shopId: string | null,
  days: StatisticsQuery['days'],
): Promise<ShopStatistics> {
  const at = now();
  const ofShop = shopId === null ? Prisma.sql`true` : Prisma.sql`issuer_id = ${shopId}::uuid`;
  const [licenses, sales] = await Promise.all([
    countStates(db.prisma, ofShop, at),
    countSales(db.prisma, { ofShop, at, days }),
  ]);
  return { countedAt: at.toISOString(), licenses, sales };
}

async function countStates(
  prisma: Database['prisma'],
  ofShop: Prisma.Sql,
  at: Date,
): Promise<ShopStatistics['licenses']> {
  const soon = new Date(at.getTime() + SOON_DAYS * DAY);
  const [counts] = await prisma.$queryRaw<ShopStatistics['licenses'][]>`
    SELECT
      count(*) FILTER (WHERE runs)::int AS active,
      count(*) FILTER (WHERE status = 'active' AND NOT runs)::int AS expired,
      count(*) FILTER (WHERE status = 'suspended')::int AS suspended,
      count(*) FILTER (WHERE status = 'revoked')::int AS revoked,
      count(*) FILTER (WHERE runs AND first_activated_at IS NULL)::int AS unused,
      count(*) FILTER (WHERE runs AND expires_at <= ${soon})::int AS "endSoon"
    FROM (
      SELECT status, expires_at, first_activated_at,
        status = 'active' AND (expires_at IS NULL OR expires_at > ${at}) AS runs
      FROM licenses WHERE ${ofShop}
    ) AS of_shop`;
  if (counts === undefined) throw new Error('a count has a row');
  return counts;
}

async function countSales(
  prisma: Database['prisma'],
  {
    ofShop,
    at,
    days,
  }: { readonly ofShop: Prisma.Sql; readonly at: Date; readonly days: StatisticsQuery['days'] },
): Promise<Sales> {
  const { unit, starts, since } = stretchesOf(days, at);
  const rows = await prisma.$queryRaw<{ id: string; name: string; day: string; made: number }[]>`
    SELECT plans.id, plans.name, to_char(made.start, 'YYYY-MM-DD') AS day, made.made
    FROM (
      SELECT plan_id, date_trunc(${unit}, created_at AT TIME ZONE 'UTC') AS start, count(*)::int AS made
      FROM licenses WHERE ${ofShop} AND created_at >= ${since}
      GROUP BY 1, 2
    ) AS made JOIN plans ON plans.id = made.plan_id AND NOT plans.trial`;
  const plans = [...Map.groupBy(rows, ({ id }) => id)]
    .map(([id, ofPlan]) => ({
      id,
      name: ofPlan[0]?.name ?? '',
      made: ofPlan.reduce((sum, { made }) => sum + made, 0),
      byStart: new Map<string, number>(ofPlan.map(({ day, made }) => [day, made])),
    }))
    .sort((a, b) => b.made - a.made || (a.name < b.name ? -1 : 1));
  return {
    unit,
    plans: plans.map(({ id, name, made }) => ({ id, name, made })),
    points: starts.map((from) => ({ from, made: plans.map(({ byStart }) => byStart.get(from) ?? 0) })),
  };
}
