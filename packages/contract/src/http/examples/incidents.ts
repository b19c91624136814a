import type { Incident } from '../incidents.ts';
import type { incidentRoutes } from '../routes/incidents.ts';
import type { RouteExamples } from './route-examples.ts';
import { ADMIN_ID, PASSWORD, RESELLER_ID } from './sample.ts';

const incident: Incident = {
  id: '2b3c4d5e-6f70-4819-92a3-b4c5d6e7f809',
  title: 'Copied sign-in cookies',
  summary: 'Somebody may have used your account. Please sign in again and choose a new password.',
  scope: { userIds: [RESELLER_ID] },
  actions: ['sessions', 'reset', 'mail'],
  run: 'running',
  status: 'open',
  createdAt: '2026-11-25T09:00:00.000Z',
  discoveredAt: '2026-11-25T08:30:00.000Z',
  dueAt: '2026-11-28T08:30:00.000Z',
  openedBy: ADMIN_ID,
  approvedBy: null,
  startedAt: '2026-11-25T09:00:00.000Z',
  doneAt: null,
  notifiedAt: null,
  closedAt: null,
  done: { accounts: 0, sessions: 0, devices: 0, resets: 0, mails: 0 },
};
const { title, summary, scope, actions, discoveredAt } = incident;
const finished: Incident = {
  ...incident,
  run: 'done',
  doneAt: '2026-11-25T09:00:02.000Z',
  done: { accounts: 1, sessions: 2, devices: 0, resets: 1, mails: 1 },
};

export const incidentExamples: RouteExamples<keyof typeof incidentRoutes> = {
  'GET /v1/admin/incidents': { answer: { items: [finished], nextCursor: null } },
  'POST /v1/admin/incidents': {
    body: { title, summary, scope, actions, discoveredAt, password: PASSWORD },
    answer: incident,
  },
  'POST /v1/admin/incidents/preview': {
    body: { scope },
    answer: {
      accounts: 1,
      roles: [{ role: 'reseller', accounts: 1 }],
      sessions: 2,
      devices: 0,
      includesYou: false,
      waits: false,
      some: [{ id: RESELLER_ID, name: 'Corner Shop', email: 'shop@example.com', role: 'reseller' }],
    },
  },
  'POST /v1/admin/incidents/:id/approve': { body: { password: PASSWORD }, answer: incident },
  'PATCH /v1/admin/incidents/:id': {
    body: { status: 'notified' },
    answer: { ...finished, status: 'notified', notifiedAt: '2026-11-25T16:00:00.000Z' },
  },
  'GET /v1/admin/incidents/:id/report': {
    answer: {
      incident: finished,
      timeline: [{ at: incident.createdAt, action: 'incident.open', actorId: ADMIN_ID }],
      markdown: '# Incident: Copied sign-in cookies\n',
    },
  },
};
