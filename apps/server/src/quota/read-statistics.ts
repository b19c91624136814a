import { type ShopStatistics, SOON_DAYS, type StatisticsQuery } from '@mywasender/contract/http/statistics';
import type { Database } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

const DAY = 24 * 60 * 60_000;
const DEFAULT_DAYS = 90;
/** Beyond it days would be too thin to see. */
const MOST_SINGLE_DAYS = 90;

type Sales = ShopStatistics['sales'];

/**
 * A shop in numbers, each counted from an index alone: states from `licenses_issuer_id_status_expires_at_idx`, sales
 * from `licenses_issuer_id_created_at_plan_id_idx`.
 */
export async function readStatistics(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  shopId: string,
  { days = DEFAULT_DAYS }: StatisticsQuery,
): Promise<ShopStatistics> {
  const at = now();
  const [licenses, sales] = await Promise.all([
    countStates(db.prisma, shopId, at),
    countSales(db.prisma, { shopId, at, days }),
  ]);
  return { licenses, sales };
}

async function countStates(
  prisma: Database['prisma'],
  shopId: string,
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
      FROM licenses WHERE issuer_id = ${shopId}::uuid
    ) AS of_shop`;
  if (counts === undefined) throw new Error('a count has a row');
  return counts;
}

async function countSales(
  prisma: Database['prisma'],
  { shopId, at, days }: { readonly shopId: string; readonly at: Date; readonly days: number },
): Promise<Sales> {
  const unit = days > MOST_SINGLE_DAYS ? 'month' : 'day';
  const today = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const starts = startsOf(unit, today - (days - 1) * DAY, today);
  const since = new Date(`${starts[0]}T00:00:00Z`);
  const rows = await prisma.$queryRaw<{ id: string; name: string; day: string; made: number }[]>`
    SELECT plans.id, plans.name, to_char(made.start, 'YYYY-MM-DD') AS day, made.made
    FROM (
      SELECT plan_id, date_trunc(${unit}, created_at AT TIME ZONE 'UTC') AS start, count(*)::int AS made
      FROM licenses WHERE issuer_id = ${shopId}::uuid AND created_at >= ${since}
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

/** First days of the stretches of time from one day to another, both in them. */
function startsOf(unit: Sales['unit'], first: number, last: number): string[] {
  const days = Array.from({ length: (last - first) / DAY + 1 }, (_, index) =>
    new Date(first + index * DAY).toISOString().slice(0, 10),
  );
  return unit === 'day' ? days : [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))];
}
