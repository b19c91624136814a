import type { FailReason } from '@mywasender/campaigns/recipient-state';
import type { RefusalCause } from '@mywasender/gateway/port';

/** What a refusal of WhatsApp is called in the life of a recipient. */
export const FAIL_REASON: Readonly<Record<RefusalCause, FailReason>> = {
  'error-ack': 'error-ack',
  'time-lock': 'time-lock',
  'not-found': 'not-found',
  upload: 'upload-failed',
  other: 'refused',
  'window-closed': 'window-closed',
  template: 'template',
  undeliverable: 'undeliverable',
  'person-limit': 'person-limit',
  'rate-limited': 'rate-limited',
  'pair-limit': 'pair-limit',
  'spam-limit': 'spam-limit',
  payment: 'payment',
  'no-access': 'no-access',
  'account-locked': 'account-locked',
  unreachable: 'unreachable',
};
