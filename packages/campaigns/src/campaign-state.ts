/** Why a running campaign stands still. Closed; every entry has a sentence in the UI. */
export const PAUSE_REASONS = [
  'user',
  'breaker',
  'license',
  'profile-offline',
  'logged-out',
  'blocked',
  'conflict',
  'whatsapp-changed',
  'disk-full',
  'media-missing',
  'media-changed',
  'media-unreadable',
  'no-winner',
  'error',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const CAMPAIGN_STATUSES = ['draft', 'scheduled', 'running', 'paused', 'stopped', 'finished'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export type CampaignState =
  | { readonly status: 'draft' | 'scheduled' | 'running' | 'stopped' | 'finished' }
  | { readonly status: 'paused'; readonly reason: PauseReason };

export type CampaignEvent =
  | { readonly type: 'schedule' | 'unschedule' | 'start' | 'resume' | 'stop' | 'finish' }
  | { readonly type: 'pause'; readonly reason: PauseReason };

export type CampaignAction = CampaignEvent['type'];

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
  stop: 'stopped',
  finish: 'finished',
} as const;

/** The actions a campaign in this status accepts. `stopped` and `finished` accept none. */
export function allowedActions(status: CampaignStatus): readonly CampaignAction[] {
  return ALLOWED[status];
}

/**
 * The campaign after the event, or `null` when the event is not allowed in its status.
 * A pause by the user is never replaced by a pause of the machine, which would resume by itself.
 */
export function nextCampaignState(current: CampaignState, event: CampaignEvent): CampaignState | null {
  if (!ALLOWED[current.status].includes(event.type)) return null;
  if (event.type !== 'pause') return { status: RESULT[event.type] };
  if (current.status === 'paused' && current.reason === 'user') return current;
  return { status: 'paused', reason: event.reason };
}
