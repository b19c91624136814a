import type { Me } from '../me.ts';
import type { meRoutes } from '../routes/me.ts';
import type { ShopStatistics } from '../statistics.ts';
import type { RouteExamples } from './route-examples.ts';
import { ledgerEntry, pendingEmail, plan, reseller } from './sample.ts';

const me: Me = { ...reseller, language: 'en', mutedMails: [], pendingEmail };

const statistics: ShopStatistics = {
  countedAt: '2026-11-25T09:00:00.000Z',
  licenses: { active: 18, expired: 4, suspended: 1, revoked: 2, unused: 3, endSoon: 5 },
  sales: {
    unit: 'day',
    plans: [{ id: plan.id, name: plan.name, made: 3 }],
    points: [
      { from: '2026-11-24', made: [1] },
      { from: '2026-11-25', made: [2] },
    ],
  },
};

export const meExamples: RouteExamples<keyof typeof meRoutes> = {
  'GET /v1/me': { answer: me },
  'PATCH /v1/me': { body: { name: 'Corner Shop', language: 'en' }, answer: me },
  'GET /v1/plans': { answer: { items: [plan], nextCursor: null } },
  'GET /v1/quota': { answer: { balance: 75, granted: 100, issued: 25 } },
  'GET /v1/statistics': { answer: statistics },
  'GET /v1/quota/ledger': { answer: { items: [ledgerEntry], nextCursor: null } },
};
