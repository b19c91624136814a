import type { Campaign, CampaignShare } from '@mywasender/contract/models/campaign';

export type ShareStatus = 'finished' | 'paused' | 'nobody-yet' | 'waits' | Campaign['status'];

/** Whether somebody of the share is still to be written to. */
export function hasOpen({ counts }: Pick<CampaignShare, 'counts'>): boolean {
  return counts.queued + counts.claimed > 0;
}

/** What a profile's part of a campaign is doing. A follow-up that has not ended is not done: people may still join it. */
export function shareStatus(
  { status, followUp }: Pick<Campaign, 'status' | 'followUp'>,
  share: Pick<CampaignShare, 'counts' | 'pauseReason' | 'waiting'>,
): ShareStatus {
  const over = status === 'finished' || status === 'stopped';
  if (!hasOpen(share) && (over || followUp === undefined)) return 'finished';
  if (share.pauseReason !== null) return 'paused';
  if (status !== 'running') return status;
  if (!hasOpen(share)) return 'nobody-yet';
  // Without a known end somebody has to do something.
  return share.waiting?.until === null ? 'waits' : 'running';
}
