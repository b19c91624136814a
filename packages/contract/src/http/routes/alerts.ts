import { OVERSEERS } from '../access.ts';
import { Alert, AlertPage, AlertQuery } from '../alerts.ts';
import { IdParams } from '../page.ts';
import type { RouteTable } from './route.ts';

export const alertRoutes = {
  'GET /v1/admin/alerts': {
    summary: 'What the server noticed, newest first.',
    access: OVERSEERS,
    query: AlertQuery,
    answer: { 200: AlertPage },
    errors: [],
  },
  'POST /v1/admin/alerts/:id/acknowledge': {
    summary: 'Note that somebody looked at an alert. A second time changes nothing.',
    access: ['admin'],
    params: IdParams,
    answer: { 200: Alert },
    errors: [],
  },
} as const satisfies RouteTable;
