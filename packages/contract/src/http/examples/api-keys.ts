import type { ApiKey } from '../api-keys.ts';
import type { apiKeyRoutes } from '../routes/api-keys.ts';
import type { RouteExamples } from './route-examples.ts';

const apiKey: ApiKey = {
  id: '5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c88',
  name: 'Web shop',
  keyEnd: '4f2a',
  scopes: ['licenses:read', 'licenses:write'],
  allowedAddresses: ['203.0.113.7'],
  createdAt: '2026-04-01T08:00:00.000Z',
  expiresAt: '2027-04-01T08:00:00.000Z',
  lastUsedAt: null,
};

export const apiKeyExamples: RouteExamples<keyof typeof apiKeyRoutes> = {
  'GET /v1/api-keys': { answer: { items: [apiKey], nextCursor: null } },
  'POST /v1/api-keys': {
    body: {
      name: apiKey.name,
      scopes: apiKey.scopes,
      expiresAt: '2027-04-01T08:00:00.000Z',
      allowedAddresses: apiKey.allowedAddresses,
    },
    answer: { apiKey, key: `mws_live_${'0123456789abcdef'.repeat(3)}4f2a` },
  },
  'DELETE /v1/api-keys/:id': {},
};
