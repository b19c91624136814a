/** Why a running campaign stands still, or the share of one of its profiles. Closed; every entry has a sentence in the UI. */
export const PAUSE_REASONS = [
  'user',
  'breaker',
  'license',
  'profile-offline',
  'logged-out',
  'blocked',
  'spam-limit',
  'conflict',
  'whatsapp-changed',
  'disk-full',
  'media-missing',
  'media-changed',
  'media-unreadable',
  'media-refused',
  'no-winner',
  'error',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Of these the whole campaign stands still. */
export const CAMPAIGN_PAUSE_REASONS = [
  'user',
  'no-winner',
  'media-missing',
  'media-changed',
  'media-unreadable',
  'media-refused',
  'error',
] as const satisfies readonly PauseReason[];
export type CampaignPauseReason = (typeof CAMPAIGN_PAUSE_REASONS)[number];

/** Of these what one profile has to do. */
export const SHARE_PAUSE_REASONS = [
  'breaker',
  'license',
  'profile-offline',
  'logged-out',
  'blocked',
  'spam-limit',
  'conflict',
  'whatsapp-changed',
  'disk-full',
  'error',
] as const satisfies readonly PauseReason[];
export type SharePauseReason = (typeof SHARE_PAUSE_REASONS)[number];

export const CAMPAIGN_STATUSES = ['draft', 'scheduled', 'running', 'paused', 'stopped', 'finished'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export type CampaignAction = 'schedule' | 'unschedule' | 'start' | 'resume' | 'pause' | 'stop' | 'finish';

/** What may happen in each status; the audience and texts are frozen by `start` or `schedule`. */
const ALLOWED: Readonly<Record<CampaignStatus, readonly CampaignAction[]>> = {
  draft: ['schedule', 'start'],
  scheduled: ['unschedule', 'start', 'stop'],
  running: ['pause', 'stop', 'finish'],
  paused: ['resume', 'pause', 'stop'],
  stopped: [],
  finished: [],
};

const RESULT = {
  schedule: 'scheduled',
  unschedule: 'draft',
  start: 'running',
  resume: 'running',
  pause: 'paused',
  stop: 'stopped',
  finish: 'finished',
} as const;

/** The actions a campaign in this status accepts. `stopped` and `finished` accept none. */
export function allowedActions(status: CampaignStatus): readonly CampaignAction[] {
  return ALLOWED[status];
}

/** The status after the action, or `null` when it is not allowed in this one. */
export function nextCampaignStatus(current: CampaignStatus, action: CampaignAction): CampaignStatus | null {
  return ALLOWED[current].includes(action) ? RESULT[action] : null;
}
