import type { webhookRoutes } from '../routes/webhooks.ts';
import type { Webhook, WebhookDelivery } from '../webhooks.ts';
import type { RouteExamples } from './route-examples.ts';

const webhook: Webhook = {
  id: '6b7c8d9e-0f1a-4b2c-9d3e-4f5a6b7c8d99',
  url: 'https://shop.example.com/hooks/licenses',
  events: ['license.issued', 'license.revoked'],
  publicKeys: ['whpk_MCowBQYDK2VwAyEAkq0c2lnbmF0dXJlLW9mLXRoZS0='],
  createdAt: '2026-04-01T08:00:00.000Z',
  disabledAt: null,
  disabledReason: null,
};

const delivery: WebhookDelivery = {
  id: '7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e00',
  eventId: '8d9e0f1a-2b3c-4d4e-9f5a-6b7c8d9e0f11',
  type: 'license.issued',
  state: 'delivered',
  attempts: 2,
  lastStatus: 204,
  lastError: null,
  createdAt: '2026-04-02T08:00:00.000Z',
  lastAttemptAt: '2026-04-02T08:01:30.000Z',
  deliveredAt: '2026-04-02T08:01:30.000Z',
};

export const webhookExamples: RouteExamples<keyof typeof webhookRoutes> = {
  'GET /v1/webhooks': { answer: { items: [webhook], nextCursor: null } },
  'POST /v1/webhooks': { body: { url: webhook.url, events: webhook.events }, answer: webhook },
  'PATCH /v1/webhooks/:id': { body: { enabled: true }, answer: webhook },
  'DELETE /v1/webhooks/:id': {},
  'POST /v1/webhooks/:id/rotate-key': { answer: webhook },
  'GET /v1/webhooks/:id/deliveries': { answer: { items: [delivery], nextCursor: null } },
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replay': {
    answer: { ...delivery, state: 'pending', deliveredAt: null },
  },
};
