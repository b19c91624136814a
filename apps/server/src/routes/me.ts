import { listPlans } from '../plans/list-plans.ts';
import { contextOf, shopOf } from '../plugins/authenticate.ts';
import { listLedger, readQuota } from '../quota/read-quota.ts';
import { readStatistics } from '../quota/read-statistics.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { getMe, updateMe } from '../users/update-me.ts';

export const meRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/me', async (request) => getMe(deps, contextOf(request)));
  route(app, 'PATCH /v1/me', async (request) => updateMe(deps, request.body, contextOf(request)));
  route(app, 'GET /v1/plans', async () => listPlans(deps));
  route(app, 'GET /v1/quota', async (request) => readQuota(deps, shopOf(request)));
  route(app, 'GET /v1/statistics', async (request) => readStatistics(deps, shopOf(request), request.query));
  route(app, 'GET /v1/quota/ledger', async (request) => listLedger(deps, shopOf(request), request.query));
};
