import { OVERSEERS } from '../access.ts';
import { Alert, AlertPage, AlertQuery, AlertSettings } from '../alerts.ts';
import { AnomalyPage, AnomalyQuery } from '../anomalies.ts';
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
  'GET /v1/admin/alert-settings': {
    summary: 'From how much on the server alerts, and who is told. Changed in its environment alone.',
    access: OVERSEERS,
    answer: { 200: AlertSettings },
    errors: [],
  },
  'GET /v1/admin/anomalies': {
    summary: 'Licenses that look abused, newest first. Nothing was done about them.',
    access: OVERSEERS,
    query: AnomalyQuery,
    answer: { 200: AnomalyPage },
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
