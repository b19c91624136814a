import type { WebhookEvent } from '@mywasender/contract/http/webhook-events';

/** The part of the sentences' keys that stands for an event: a dot would lead a level deeper there. */
export const EVENT_TEXTS = {
  'license.issued': 'licenseIssued',
  'license.activated': 'licenseActivated',
  'license.suspended': 'licenseSuspended',
  'license.resumed': 'licenseResumed',
  'license.revoked': 'licenseRevoked',
  'license.extended': 'licenseExtended',
  'license.expired': 'licenseExpired',
  'device.activated': 'deviceActivated',
  'device.removed': 'deviceRemoved',
  'quota.granted': 'quotaGranted',
  'quota.low': 'quotaLow',
} as const satisfies Record<WebhookEvent, string>;

export const EVENT_LIST = Object.keys(EVENT_TEXTS) as readonly WebhookEvent[];
