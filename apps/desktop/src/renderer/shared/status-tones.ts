import type { CampaignStatus, RecipientStatus } from '@mywasender/contract/models/campaign';
import type { ProfileState } from '@mywasender/contract/models/profile';
import type { StatusTone } from '@mywasender/ui/status-badge';

export const CAMPAIGN_TONES = {
  draft: 'neutral',
  scheduled: 'info',
  running: 'good',
  paused: 'warning',
  stopped: 'bad',
  finished: 'good',
} as const satisfies Record<CampaignStatus, StatusTone>;

export const RECIPIENT_TONES = {
  queued: 'neutral',
  claimed: 'info',
  sent: 'info',
  delivered: 'good',
  read: 'good',
  replied: 'good',
  skipped: 'neutral',
  failed: 'bad',
  uncertain: 'warning',
} as const satisfies Record<RecipientStatus, StatusTone>;

export const PROFILE_TONES = {
  offline: 'neutral',
  starting: 'info',
  qr: 'warning',
  pairing: 'warning',
  syncing: 'info',
  ready: 'good',
  conflict: 'warning',
  blocked: 'bad',
  'logged-out': 'bad',
  outdated: 'bad',
} as const satisfies Record<ProfileState['kind'], StatusTone>;
