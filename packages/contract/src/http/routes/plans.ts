import { OVERSEERS } from '../access.ts';
import { IdParams, PageQuery } from '../page.ts';
import { AdminPlan, AdminPlanPage, CreatePlanBody, UpdatePlanBody } from '../plans.ts';
import type { RouteTable } from './route.ts';

export const planRoutes = {
  'GET /v1/admin/plans': {
    summary: 'Every plan there ever was, newest first.',
    access: OVERSEERS,
    query: PageQuery,
    answer: { 200: AdminPlanPage },
    errors: [],
  },
  'POST /v1/admin/plans': {
    summary: 'Add a plan to what is sold, or a trial the app may start.',
    access: ['admin'],
    body: CreatePlanBody,
    answer: { 201: AdminPlan },
    idempotent: true,
    errors: ['PLAN_NAME_TAKEN'],
  },
  'PATCH /v1/admin/plans/:id': {
    summary:
      'Change a plan, or end its sale. Licenses made of it follow at once; their duration does not change.',
    access: ['admin'],
    params: IdParams,
    body: UpdatePlanBody,
    answer: { 200: AdminPlan },
    errors: ['PLAN_NAME_TAKEN', 'CONFLICT'],
  },
} as const satisfies RouteTable;
