import { describe, expect, it } from 'vitest';
import {
  allowedActions,
  CAMPAIGN_STATUSES,
  type CampaignEvent,
  nextCampaignState,
} from './campaign-state.ts';

const simple = (type: Exclude<CampaignEvent['type'], 'pause'>): CampaignEvent => ({ type });

describe('nextCampaignState', () => {
  it('goes from draft to finished', () => {
    expect(nextCampaignState({ status: 'draft' }, simple('schedule'))).toEqual({ status: 'scheduled' });
    expect(nextCampaignState({ status: 'scheduled' }, simple('start'))).toEqual({ status: 'running' });
    expect(nextCampaignState({ status: 'running' }, { type: 'pause', reason: 'breaker' })).toEqual({
      status: 'paused',
      reason: 'breaker',
    });
    expect(nextCampaignState({ status: 'paused', reason: 'breaker' }, simple('resume'))).toEqual({
      status: 'running',
    });
    expect(nextCampaignState({ status: 'running' }, simple('finish'))).toEqual({ status: 'finished' });
  });

  it('has no way out of stopped and finished', () => {
    expect(allowedActions('stopped')).toEqual([]);
    expect(allowedActions('finished')).toEqual([]);
    expect(nextCampaignState({ status: 'stopped' }, simple('start'))).toBeNull();
  });

  it('refuses what does not fit', () => {
    expect(nextCampaignState({ status: 'draft' }, simple('resume'))).toBeNull();
    expect(nextCampaignState({ status: 'running' }, simple('start'))).toBeNull();
  });

  it("keeps the user's pause over a pause of the machine", () => {
    expect(
      nextCampaignState({ status: 'paused', reason: 'user' }, { type: 'pause', reason: 'license' }),
    ).toEqual({ status: 'paused', reason: 'user' });
    expect(
      nextCampaignState({ status: 'paused', reason: 'license' }, { type: 'pause', reason: 'user' }),
    ).toEqual({ status: 'paused', reason: 'user' });
  });

  it('lists actions for every status', () => {
    expect(CAMPAIGN_STATUSES.map((status) => allowedActions(status).length)).toEqual([2, 3, 3, 3, 0, 0]);
  });
});
