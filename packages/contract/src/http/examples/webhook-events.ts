import type { EventBody, WebhookEvent } from '../webhook-events.ts';
import { device, license, PLAN_ID } from './sample.ts';

const sent = { id: '8d9e0f1a-2b3c-4d4e-9f5a-6b7c8d9e0f11', timestamp: '2026-11-25T08:00:00.000Z' };
const told = { id: license.id, keyEnd: license.keyEnd };
const computer = { id: device.id, platform: device.platform };

/** The body of a delivery of every event. */
export const webhookEventExamples: { readonly [Event in WebhookEvent]: EventBody<Event> } = {
  'license.issued': {
    ...sent,
    type: 'license.issued',
    data: { planId: PLAN_ID, licenses: [told], balance: 74 },
  },
  'license.activated': {
    ...sent,
    type: 'license.activated',
    data: { license: told, device: computer },
  },
  'license.suspended': { ...sent, type: 'license.suspended', data: { license: told } },
  'license.resumed': { ...sent, type: 'license.resumed', data: { license: told } },
  'license.revoked': { ...sent, type: 'license.revoked', data: { license: told, refunded: false } },
  'license.extended': {
    ...sent,
    type: 'license.extended',
    data: { license: { ...told, expiresAt: '2027-11-20T09:00:00.000Z' } },
  },
  'license.expired': {
    ...sent,
    type: 'license.expired',
    data: { license: { ...told, expiresAt: '2026-11-25T07:58:00.000Z' } },
  },
  'device.activated': { ...sent, type: 'device.activated', data: { license: told, device: computer } },
  'device.removed': { ...sent, type: 'device.removed', data: { license: told, device: { id: device.id } } },
  'quota.granted': { ...sent, type: 'quota.granted', data: { amount: 100, balance: 175 } },
  'quota.low': { ...sent, type: 'quota.low', data: { balance: 9 } },
};
