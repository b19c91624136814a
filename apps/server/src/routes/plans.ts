import { createPlan } from '../plans/create-plan.ts';
import { listAdminPlans } from '../plans/list-admin-plans.ts';
import { updatePlan } from '../plans/update-plan.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const planRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/plans', async (request) => listAdminPlans(deps, request.query));
  route(app, 'POST /v1/admin/plans', async (request) =>
    createPlan(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'PATCH /v1/admin/plans/:id', async (request) =>
    updatePlan(deps, request.params.id, request.body, contextOf(request)),
  );
};
