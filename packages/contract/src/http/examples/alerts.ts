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
  'GET /v1/admin/alert-settings': {
    answer: {
      thresholds: [{ setting: 'ALERT_FAILED_LOGINS_PER_HOUR', value: 100 }],
      mailedTo: 'security@example.com',
      posted: false,
    },
  },
  'GET /v1/admin/anomalies': {
    answer: {
      items: [
        {
          id: '2b3c4d5e-6f70-4819-a2b3-c4d5e6f70819',
          kind: 'devices-per-month',
          subject: '3c4d5e6f-7081-492a-b3c4-d5e6f708192a',
          licenseId: '3c4d5e6f-7081-492a-b3c4-d5e6f708192a',
          license: {
            keyEnd: '7QK2M',
            planName: 'Yearly',
            customerEmail: 'customer@example.com',
            status: 'active',
          },
          deviceName: null,
          count: 11,
          threshold: 10,
          firstAt: '2026-11-25T07:40:00.000Z',
          lastAt: '2026-11-25T08:00:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  'POST /v1/admin/alerts/:id/acknowledge': {
    answer: { ...alert, acknowledgedAt: '2026-11-25T08:05:00.000Z' },
  },
};
