import { createApiKey, listApiKeys, revokeApiKey } from '../api-keys/manage-api-keys.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { createStaff } from '../staff/create-staff.ts';
import { listStaff } from '../staff/list-staff.ts';
import { updateStaff } from '../staff/update-staff.ts';

/** What a reseller alone decides: who works for the shop, and which programs. */
export const resellerRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/staff', async (request) => listStaff(deps, contextOf(request).actor.id, request.query));
  route(app, 'POST /v1/staff', async (request) =>
    createStaff(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'PATCH /v1/staff/:id', async (request) =>
    updateStaff(deps, request.params.id, request.body, contextOf(request)),
  );
  route(app, 'GET /v1/api-keys', async (request) => listApiKeys(deps, request.query, contextOf(request)));
  route(app, 'POST /v1/api-keys', async (request) => createApiKey(deps, request.body, contextOf(request)));
  route(app, 'DELETE /v1/api-keys/:id', async (request) =>
    revokeApiKey(deps, request.params.id, contextOf(request)),
  );
};
