import { describe, expect, it } from 'vitest';
import { createRunningCampaigns } from './running-campaigns.ts';

describe('running campaigns', () => {
  it('says what runs', () => {
    const running = createRunningCampaigns();
    expect(running.text).toBe('No campaign is running');
    running.update({ id: '1', name: 'Diwali', status: 'running' });
    expect(running.text).toBe('Running: Diwali');
    running.update({ id: '2', name: 'Eid', status: 'running' });
    expect([running.text, running.count]).toEqual(['2 campaigns are running', 2]);
    running.update({ id: '1', name: 'Diwali', status: 'paused' });
    expect(running.text).toBe('Running: Eid');
    running.clear();
    expect(running.count).toBe(0);
  });
});
