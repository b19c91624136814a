import type { relayRoutes } from '../routes/relay.ts';
import type { RouteExamples } from './route-examples.ts';
import { TOKEN } from './sample.ts';

const RELAY_ID = '5b0c8a4e-3f7d-4a1c-9e52-7d6c5b4a3f66';
const change = { field: 'messages', value: { messaging_product: 'whatsapp' } };
const webhook = {
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes: [change] }],
};

export const relayExamples: RouteExamples<keyof typeof relayRoutes> = {
  'GET /v1/relay/whatsapp/:relayId': { answer: '1158201444' },
  'POST /v1/relay/whatsapp/:relayId': { body: webhook, answer: { received: true } },
  'POST /v1/relay/whatsapp': {
    body: { licenseToken: TOKEN, proof: TOKEN, appSecret: '614fc2afde15eee07a26b2fe3eaee9b9' },
    answer: {
      relayId: RELAY_ID,
      url: `https://licenses.example.com/v1/relay/whatsapp/${RELAY_ID}`,
      verifyToken: 'kq0Yw2l5Zm3NnVt8',
    },
  },
  'POST /v1/relay/whatsapp/:relayId/events': {
    body: { licenseToken: TOKEN, proof: TOKEN, after: 41 },
    answer: {
      events: [{ position: 42, receivedAt: '2026-11-26T07:12:00.000Z', body: JSON.stringify(webhook) }],
      more: false,
      verifiedAt: '2026-11-26T07:10:00.000Z',
    },
  },
  'POST /v1/relay/whatsapp/:relayId/close': { body: { licenseToken: TOKEN, proof: TOKEN } },
};
