import type { StatisticsQuery } from '@mywasender/contract/http/statistics';
import { overseesAll } from '../licenses/license-access.ts';
import { listPlans } from '../plans/list-plans.ts';
import { contextOf, shopOf } from '../plugins/authenticate.ts';
import { listLedger, readQuota } from '../quota/read-quota.ts';
import { readStatistics } from '../quota/read-statistics.ts';
import { keepShortly } from '../shared/keep-shortly.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { getMe, updateMe } from '../users/update-me.ts';

/** How old the numbers of all shops may be: counting a million licenses takes the database a part of a second. */
const COUNTED_FOR_MS = 60_000;

export const meRoutes: Routes = async (app, { deps }) => {
  const statisticsOfAll = keepShortly((days: StatisticsQuery['days']) => readStatistics(deps, null, days), {
    forMs: COUNTED_FOR_MS,
    now: deps.now,
  });
  route(app, 'GET /v1/me', async (request) => getMe(deps, contextOf(request)));
  route(app, 'PATCH /v1/me', async (request) => updateMe(deps, request.body, contextOf(request)));
  route(app, 'GET /v1/plans', async () => listPlans(deps));
  route(app, 'GET /v1/quota', async (request) => readQuota(deps, shopOf(request)));
  route(app, 'GET /v1/statistics', async (request) =>
    overseesAll(contextOf(request).actor)
      ? statisticsOfAll(request.query.days)
      : readStatistics(deps, shopOf(request), request.query.days),
  );
  route(app, 'GET /v1/quota/ledger', async (request) => listLedger(deps, shopOf(request), request.query));
};
