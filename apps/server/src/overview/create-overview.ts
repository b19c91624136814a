import type { AdminOverview } from '@mywasender/contract/http/overview';
import type { StatisticsQuery } from '@mywasender/contract/http/statistics';
import { readCheck } from '../audit/audit-check.ts';
import { redisState } from '../redis/redis-state.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { keepShortly } from '../shared/keep-shortly.ts';
import { stretchesOf } from '../shared/stretches.ts';
import { VERSION } from '../shared/version.ts';
import { readMoney } from './read-money.ts';
import { readOpen } from './read-open.ts';
import { readVerdicts } from './read-verdicts.ts';

const COUNTED_FOR_MS = 60_000;

type Days = StatisticsQuery['days'];

/** The whole server at a glance. What is drawn over time is kept for a minute, what waits for somebody is of now. */
export function createOverview(
  deps: Pick<ServerDeps, 'db' | 'now' | 'redis'>,
): (days: Days) => Promise<AdminOverview> {
  const { db, now, redis } = deps;
  const overTime = keepShortly(
    async (days: Days) => {
      const at = now();
      const stretches = stretchesOf(days, at);
      const [verdicts, money] = [
        await readVerdicts(db.prisma, stretches),
        await readMoney(db.prisma, stretches),
      ];
      return { countedAt: at.toISOString(), unit: stretches.unit, verdicts, money };
    },
    { forMs: COUNTED_FOR_MS, now },
  );
  return async (days) => {
    const { open, openJobs } = await readOpen(deps);
    return {
      ...(await overTime(days)),
      open,
      health: { version: VERSION, database: db.kind, redis: redisState(redis), openJobs },
      chain: await readCheck(deps),
    };
  };
}
