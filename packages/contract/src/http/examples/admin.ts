import type { adminRoutes } from '../routes/admin.ts';
import type { RouteExamples } from './route-examples.ts';
import { ADMIN_ID, account, LICENSE_ID, ledgerEntry } from './sample.ts';

const chain = {
  intact: true,
  since: '2026-11-20T09:05:00.000Z',
  checkedAt: '2026-11-25T06:05:00.000Z',
  brokenAt: null,
  problem: null,
};

export const adminExamples: RouteExamples<keyof typeof adminRoutes> = {
  'GET /v1/admin/overview': {
    answer: {
      countedAt: '2026-11-25T09:00:00.000Z',
      unit: 'day',
      verdicts: [
        { from: '2026-11-24', activated: 12, activationsRefused: 1, checked: 4180, checksRefused: 9 },
        { from: '2026-11-25', activated: 3, activationsRefused: 0, checked: 1544, checksRefused: 4 },
      ],
      money: {
        series: [{ provider: 'stripe', currency: 'EUR', live: true }],
        points: [
          { from: '2026-11-24', paid: [23800], givenBack: [0] },
          { from: '2026-11-25', paid: [11900], givenBack: [11900] },
        ],
      },
      open: {
        criticalAlerts: 1,
        otherAlerts: 2,
        anomalies: 3,
        payments: 1,
        differences: 0,
        incidents: 1,
        incidentDueAt: '2026-11-27T08:00:00.000Z',
        deadJobs: 0,
      },
      health: { version: '0.1.0', database: 'postgresql', redis: 'ok', openJobs: 2 },
      chain,
    },
  },
  'GET /v1/admin/users': { answer: { items: [account], nextCursor: null } },
  'POST /v1/admin/users': {
    body: { email: account.email, name: account.name, role: 'reseller' },
    answer: { user: { ...account, balance: 0 }, password: 'tame-otter-plays-chess-42' },
  },
  'GET /v1/admin/users/:id': { answer: account },
  'PATCH /v1/admin/users/:id': { body: { role: 'reseller' }, answer: account },
  'POST /v1/admin/users/:id/disable': {
    answer: { ...account, disabledAt: '2026-11-25T08:00:00.000Z' },
  },
  'POST /v1/admin/users/:id/enable': { answer: account },
  'POST /v1/admin/users/:id/password-reset': { body: { endSessions: true }, answer: { accepted: true } },
  'POST /v1/admin/users/:id/quota': {
    body: { amount: ledgerEntry.amount, reason: 'invoice 2026-118' },
    answer: ledgerEntry,
  },
  'GET /v1/admin/users/:id/ledger': { answer: { items: [ledgerEntry], nextCursor: null } },
  'GET /v1/admin/audit': {
    answer: {
      items: [
        {
          id: 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e88',
          at: '2026-11-25T08:00:00.000Z',
          action: 'license.suspend',
          actor: { id: ADMIN_ID, email: 'admin@example.com' },
          targetType: 'license',
          targetId: LICENSE_ID,
          ip: '203.0.113.7',
          requestId: '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c99',
          details: { reason: 'the cheque bounced' },
        },
      ],
      nextCursor: null,
      chain,
    },
  },
  'GET /v1/admin/audit.csv': {
    answer: [
      'id,time,action,who,e-mail of who,kind of target,target,address,request id,details\r\n',
      `f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e88,2026-11-25T08:00:00.000Z,license.suspend,${ADMIN_ID},admin@example.com,license,${LICENSE_ID},203.0.113.7,9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c99,"{""reason"":""the cheque bounced""}"\r\n`,
    ].join(''),
  },
};
