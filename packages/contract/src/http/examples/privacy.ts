import type { privacyRoutes } from '../routes/privacy.ts';
import type { RouteExamples } from './route-examples.ts';
import { PASSWORD, REFRESH_TOKEN, reseller } from './sample.ts';

const link = { token: REFRESH_TOKEN };

export const privacyExamples: RouteExamples<keyof typeof privacyRoutes> = {
  'POST /v1/me/export': { body: { password: PASSWORD }, answer: { accepted: true } },
  'POST /v1/exports/download': {
    body: link,
    answer: {
      exportedAt: '2026-11-25T09:00:00.000Z',
      account: { ...reseller },
      sessions: [],
      secondFactors: [],
      passkeys: [],
      apiKeys: [],
      webhooks: [],
      licensesBought: [],
      licensesIssued: [],
      orders: [],
      quota: [],
      actions: [{ at: '2026-11-25T08:59:00.000Z', action: 'privacy.export-asked', ip: '203.0.113.7' }],
    },
  },
  'DELETE /v1/me': { body: { password: PASSWORD }, answer: { dueAt: '2026-12-25T09:00:00.000Z' } },
  'POST /v1/deletions/undo': { body: link },
};
