import type { AdminPlan } from '../plans.ts';
import type { planRoutes } from '../routes/plans.ts';
import type { RouteExamples } from './route-examples.ts';
import { plan } from './sample.ts';

const adminPlan: AdminPlan = {
  ...plan,
  active: true,
  licenses: 12,
  version: 3,
  createdAt: '2026-03-01T08:00:00.000Z',
};

export const planExamples: RouteExamples<keyof typeof planRoutes> = {
  'GET /v1/admin/plans': { answer: { items: [adminPlan], nextCursor: null } },
  'POST /v1/admin/plans': {
    body: { name: plan.name, deviceLimit: 2, durationDays: 365, entitlements: ['campaigns'] },
    answer: { ...adminPlan, licenses: 0, version: 0 },
  },
  'PATCH /v1/admin/plans/:id': {
    body: { active: false, version: 3 },
    answer: { ...adminPlan, active: false, version: 4 },
  },
};
