import { ANY_ROLE, SHOP, SHOP_AND_OVERSEERS } from '../access.ts';
import { LedgerPage, Quota } from '../admin.ts';
import { Me, UpdateMeBody } from '../me.ts';
import { PageQuery } from '../page.ts';
import { PlanList } from '../plans.ts';
import { ShopStatistics, StatisticsQuery } from '../statistics.ts';
import type { RouteTable } from './route.ts';

export const meRoutes = {
  'GET /v1/me': {
    summary: 'Your account.',
    access: ANY_ROLE,
    beforeEnrolment: true,
    answer: { 200: Me },
    errors: [],
  },
  'PATCH /v1/me': {
    summary: 'Change your name, your language and the mails you get.',
    access: ANY_ROLE,
    body: UpdateMeBody,
    answer: { 200: Me },
    errors: [],
  },
  'GET /v1/plans': {
    summary: 'The plans a license can be made of, by name.',
    access: ANY_ROLE,
    scope: 'licenses:read',
    answer: { 200: PlanList },
    errors: [],
  },
  'GET /v1/quota': {
    summary: 'How many licenses you may still make.',
    access: SHOP,
    scope: 'quota:read',
    answer: { 200: Quota },
    errors: [],
  },
  'GET /v1/statistics': {
    summary:
      'Your shop in numbers, or all shops for those who oversee them: licenses by state, and how many were made when of which plan.',
    access: SHOP_AND_OVERSEERS,
    scope: 'licenses:read',
    query: StatisticsQuery,
    answer: { 200: ShopStatistics },
    errors: [],
  },
  'GET /v1/quota/ledger': {
    summary: 'Every change of your quota, newest first.',
    access: SHOP,
    scope: 'quota:read',
    query: PageQuery,
    answer: { 200: LedgerPage },
    errors: [],
  },
} as const satisfies RouteTable;
