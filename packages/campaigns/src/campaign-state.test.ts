import { describe, expect, it } from 'vitest';
import { allowedActions, CAMPAIGN_STATUSES, nextCampaignStatus } from './campaign-state.ts';

describe('nextCampaignStatus', () => {
  it('goes from draft to finished', () => {
    expect(nextCampaignStatus('draft', 'schedule')).toBe('scheduled');
    expect(nextCampaignStatus('scheduled', 'start')).toBe('running');
    expect(nextCampaignStatus('running', 'pause')).toBe('paused');
    expect(nextCampaignStatus('paused', 'resume')).toBe('running');
    expect(nextCampaignStatus('running', 'finish')).toBe('finished');
  });

  it('has no way out of stopped and finished', () => {
    expect(allowedActions('stopped')).toEqual([]);
    expect(allowedActions('finished')).toEqual([]);
    expect(nextCampaignStatus('stopped', 'start')).toBeNull();
  });

  it('refuses what does not fit', () => {
    expect(nextCampaignStatus('draft', 'resume')).toBeNull();
    expect(nextCampaignStatus('running', 'start')).toBeNull();
  });

  it('lists actions for every status', () => {
    expect(CAMPAIGN_STATUSES.map((status) => allowedActions(status).length)).toEqual([2, 3, 3, 3, 0, 0]);
  });
});
