import { licenseCsv } from '../../license-csv.ts';
import type { licenseRoutes } from '../routes/licenses.ts';
import type { RouteExamples } from './route-examples.ts';
import { device, KEY, license, PLAN_ID } from './sample.ts';

const revoked = { ...license, status: 'revoked', revokedAt: '2026-11-25T08:00:00.000Z' } as const;
const licenseFileCsv =
  '\uFEFFkey,status,plan,devices,used,customer,note,created,activated,expires\r\n' +
  `${KEY},active,Standard,2,1,ada@example.com,paid in cash,2026-11-20T09:00:00.000Z,2026-11-21T10:00:00.000Z,2027-11-20T09:00:00.000Z\r\n`;
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
  'POST /v1/licenses/bulk/mail': {
    body: { ids: [license.id] },
    answer: { licenses: [license], changed: [license.id], refunded: [] },
  },
  'POST /v1/licenses/export': {
    body: { status: 'active', withKeys: true },
    answer: licenseFileCsv,
  },
  'GET /v1/activation-problems': {
    answer: {
      items: [
        {
          id: 'f0e1d2c3-b4a5-4697-8889-9a0b1c2d3e77',
          what: 'DEVICE_LIMIT_REACHED',
          license: {
            id: license.id,
            keyEnd: license.keyEnd,
            planName: license.plan.name,
            customerEmail: license.customerEmail,
          },
          deviceName: null,
          count: 3,
          threshold: null,
          firstAt: '2026-11-24T10:00:00.000Z',
          lastAt: '2026-11-25T07:30:00.000Z',
          solved: false,
        },
      ],
      nextCursor: null,
    },
  },
  'GET /v1/licenses/:id/devices': { answer: { items: [device], nextCursor: null } },
  'GET /v1/licenses/:id/effect': {
    answer: {
      since: '2026-11-25T08:00:00.000Z',
      devices: [
        {
          id: device.id,
          name: device.name,
          platform: device.platform,
          lastAskedAt: '2026-11-25T08:00:04.000Z',
          told: 'REVOKED',
          toldAt: '2026-11-25T08:00:04.000Z',
          stopped: true,
          runsUntil: null,
        },
      ],
      stopped: 1,
      until: null,
    },
  },
  'PATCH /v1/licenses/:id/devices/:deviceId': {
    body: { name: 'Back office' },
    answer: { ...device, name: 'Back office' },
  },
  'DELETE /v1/licenses/:id/devices/:deviceId': {},
  'POST /v1/licenses/:id/devices/:deviceId/block': { body: { reason: 'stolen' } },
  'POST /v1/licenses/:id/devices/:deviceId/unblock': { body: { reason: 'found again' } },
};
