import { describeAlert } from '../../alert-kinds.ts';
import type { Alert } from '../alerts.ts';
import type { alertRoutes } from '../routes/alerts.ts';
import type { RouteExamples } from './route-examples.ts';

const alert: Alert = {
  id: '1a2b3c4d-5e6f-4708-8192-a3b4c5d6e7f8',
  kind: 'FAILED_LOGINS_ADDRESS',
  severity: 'warning',
  message: describeAlert('FAILED_LOGINS_ADDRESS', { limit: 20, subject: '203.0.113.7' }),
  subject: '203.0.113.7',
  details: { limit: 20 },
  count: 3,
  createdAt: '2026-11-25T07:40:00.000Z',
  lastAt: '2026-11-25T08:00:00.000Z',
  acknowledgedAt: null,
};

export const alertExamples: RouteExamples<keyof typeof alertRoutes> = {
  'GET /v1/admin/alerts': { answer: { items: [alert], nextCursor: null } },
  'POST /v1/admin/alerts/:id/acknowledge': {
    answer: { ...alert, acknowledgedAt: '2026-11-25T08:05:00.000Z' },
  },
};
