import type { VerdictPoint } from '@mywasender/contract/http/overview';
import type { Queries } from '../db/database.ts';
import { type Stretches, startOf } from '../shared/stretches.ts';

/** What apps were told in each stretch of time: one row for each day, call and code, by the primary key. */
export async function readVerdicts(
  queries: Queries,
  { unit, starts, since }: Stretches,
): Promise<VerdictPoint[]> {
  const rows = await queries.verdictCount.findMany({ where: { day: { gte: since } } });
  const byStart = Map.groupBy(rows, ({ day }) => startOf(unit, day));
  return starts.map((from) => {
    const ofStretch = byStart.get(from) ?? [];
    const sum = (activation: boolean, granted: boolean) =>
      ofStretch
        .filter(({ call, code }) => (call === 'activate') === activation && (code === 'VALID') === granted)
        .reduce((total, { count }) => total + count, 0);
    return {
      from,
      activated: sum(true, true),
      activationsRefused: sum(true, false),
      checked: sum(false, true),
      checksRefused: sum(false, false),
    };
  });
}
