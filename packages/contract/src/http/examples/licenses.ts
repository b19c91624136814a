import { licenseCsv } from '../../license-csv.ts';
import type { licenseRoutes } from '../routes/licenses.ts';
import type { RouteExamples } from './route-examples.ts';
import { device, KEY, license, PLAN_ID } from './sample.ts';

const revoked = { ...license, status: 'revoked', revokedAt: '2026-11-25T08:00:00.000Z' } as const;
const fresh = { ...license, key: KEY, devicesUsed: 0, firstActivatedAt: null };

export const licenseExamples: RouteExamples<keyof typeof licenseRoutes> = {
  'POST /v1/licenses': {
    body: { planId: PLAN_ID, quantity: 1, customerEmail: 'ada@example.com', note: 'paid in cash' },
    answer: { licenses: [fresh], balance: 74 },
    csv: licenseCsv([fresh]),
  },
  'GET /v1/licenses': { answer: { items: [license], nextCursor: 'eyJhIjoxfQ' } },
  'GET /v1/licenses/:id': { answer: { ...license, key: KEY } },
  'PATCH /v1/licenses/:id': { body: { note: null }, answer: { ...license, note: null } },
  'POST /v1/licenses/:id/suspend': {
    body: { reason: 'the cheque bounced' },
    answer: { ...license, status: 'suspended' },
  },
  'POST /v1/licenses/:id/resume': { body: { reason: 'paid after all' }, answer: license },
  'POST /v1/licenses/:id/revoke': {
    body: { reason: 'refunded' },
    answer: { license: revoked, refunded: false },
  },
  'POST /v1/licenses/:id/extend': {
    body: { expiresAt: '2028-11-20T09:00:00.000Z' },
    answer: { ...license, expiresAt: '2028-11-20T09:00:00.000Z' },
  },
  'POST /v1/licenses/:id/transfer': {
    body: { customerEmail: 'grace@example.com', reason: 'the shop was sold' },
    answer: { ...license, customerEmail: 'grace@example.com', devicesUsed: 0 },
  },
  'POST /v1/licenses/bulk/suspend': {
    body: { ids: [license.id], reason: 'the cheque bounced' },
    answer: { licenses: [{ ...license, status: 'suspended' }], changed: [license.id], refunded: [] },
  },
  'POST /v1/licenses/bulk/resume': {
    body: { ids: [license.id] },
    answer: { licenses: [license], changed: [license.id], refunded: [] },
  },
  'POST /v1/licenses/bulk/revoke': {
    body: { ids: [license.id], reason: 'ordered twice' },
    answer: { licenses: [revoked], changed: [license.id], refunded: [license.id] },
  },
  'POST /v1/licenses/bulk/extend': {
    body: { ids: [license.id], days: 30 },
    answer: {
      licenses: [{ ...license, expiresAt: '2027-12-20T09:00:00.000Z' }],
      changed: [license.id],
      refunded: [],
    },
  },
  'GET /v1/licenses/:id/devices': { answer: { items: [device], nextCursor: null } },
  'PATCH /v1/licenses/:id/devices/:deviceId': {
    body: { name: 'Back office' },
    answer: { ...device, name: 'Back office' },
  },
  'DELETE /v1/licenses/:id/devices/:deviceId': {},
  'POST /v1/licenses/:id/devices/:deviceId/block': { body: { reason: 'stolen' } },
  'POST /v1/licenses/:id/devices/:deviceId/unblock': { body: { reason: 'found again' } },
};
