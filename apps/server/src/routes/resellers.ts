import { createApiKey, listApiKeys, revokeApiKey } from '../api-keys/manage-api-keys.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { createStaff } from '../staff/create-staff.ts';
import { listStaff } from '../staff/list-staff.ts';
import { updateStaff } from '../staff/update-staff.ts';
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  rotateWebhookKey,
  updateWebhook,
} from '../webhooks/manage-webhooks.ts';
import { listDeliveries, replayDelivery } from '../webhooks/webhook-log.ts';

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
  route(app, 'GET /v1/webhooks', async (request) => listWebhooks(deps, request.query, contextOf(request)));
  route(app, 'POST /v1/webhooks', async (request) =>
    createWebhook(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'PATCH /v1/webhooks/:id', async (request) =>
    updateWebhook(deps, request.params.id, request.body, contextOf(request)),
  );
  route(app, 'DELETE /v1/webhooks/:id', async (request) =>
    deleteWebhook(deps, request.params.id, contextOf(request)),
  );
  route(app, 'POST /v1/webhooks/:id/rotate-key', async (request) =>
    rotateWebhookKey(deps, request.params.id, contextOf(request)),
  );
  route(app, 'GET /v1/webhooks/:id/deliveries', async (request) =>
    listDeliveries(deps, request.params.id, request.query, contextOf(request)),
  );
  route(app, 'POST /v1/webhooks/:id/deliveries/:deliveryId/replay', async (request) => {
    const { id: webhookId, deliveryId } = request.params;
    return replayDelivery(deps, { webhookId, deliveryId }, contextOf(request));
  });
};
