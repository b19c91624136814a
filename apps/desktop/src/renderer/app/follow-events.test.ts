import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Profile } from '@mywasender/contract/models/profile';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryTransport } from '../transport/memory-transport.ts';
import { followEvents } from './follow-events.ts';

const COUNTS = {
  total: 2,
  queued: 2,
  claimed: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  replied: 0,
  skipped: 0,
  failed: 0,
  uncertain: 0,
};

const campaign = (id: string, status: Campaign['status']): Campaign => ({
  id,
  name: id,
  status,
  pauseReason: null,
  pausedUntil: null,
  draft: {
    name: id,
    profileIds: ['p1'],
    audience: { listIds: ['l1'] },
    message: { text: 'Hi' },
    schedule: { startAt: null, from: '09:00', to: '20:00', weekdays: [1], expiresAt: null },
    pace: { minGapSeconds: 20, maxGapSeconds: 60, perMinute: 3, perHour: 60, perDay: 400 },
  },
  createdAt: 1,
  startedAt: null,
  finishedAt: null,
  counts: COUNTS,
  shares: [],
  finishEstimate: null,
  waiting: null,
});

const profile = (id: string, kind: 'offline' | 'starting'): Profile => ({
  id,
  name: id,
  phone: null,
  state: { kind },
  createdAt: 1,
  sentLastHour: 0,
  sentToday: 0,
  newChatsToday: 0,
  newChatsAllowedToday: 20,
  meter: null,
  proxy: null,
  runningCampaigns: 0,
});

describe('followEvents', () => {
  const host = createMemoryTransport({});
  let queries: QueryClient;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    queries = new QueryClient();
    stop = followEvents(host.transport, queries);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('replaces the changed item of a list and keeps the order', () => {
    queries.setQueryData(['profiles.list', {}], {
      profiles: [profile('a', 'offline'), profile('b', 'offline')],
    });
    host.emit('profile.changed', profile('b', 'starting'));
    expect(queries.getQueryData(['profiles.list', {}])).toEqual({
      profiles: [profile('a', 'offline'), profile('b', 'starting')],
    });
  });

  it('answers the question about one campaign and puts a new one first', () => {
    queries.setQueryData(['campaigns.list', {}], { campaigns: [campaign('a', 'draft')] });
    host.emit('campaign.changed', campaign('b', 'running'));
    expect(queries.getQueryData(['campaigns.get', { campaignId: 'b' }])).toEqual(campaign('b', 'running'));
    expect(queries.getQueryData(['campaigns.list', {}])).toEqual({
      campaigns: [campaign('b', 'running'), campaign('a', 'draft')],
    });
  });

  it('leaves a list that nobody asked for alone', () => {
    host.emit('campaign.changed', campaign('b', 'running'));
    expect(queries.getQueryData(['campaigns.list', {}])).toBeUndefined();
  });

  it('asks for the people of a campaign, the open conversation and the history of a contact once for many changes', () => {
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    for (const recipientId of ['r1', 'r2', 'r3'])
      host.emit('recipient.changed', { campaignId: 'a', recipientId, status: 'sent', at: 1 });
    expect(invalidate).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(invalidate.mock.calls.map(([filters]) => filters?.queryKey)).toEqual([
      ['campaigns.recipients'],
      ['campaigns.recipient'],
      ['campaigns.report'],
      ['contacts.history'],
      ['inbox.conversation'],
    ]);
  });

  it('asks for nothing after its stop', () => {
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    host.emit('recipient.changed', { campaignId: 'a', recipientId: 'r1', status: 'sent', at: 1 });
    stop();
    host.emit('recipient.changed', { campaignId: 'a', recipientId: 'r2', status: 'sent', at: 1 });
    vi.runAllTimers();
    expect(invalidate).not.toHaveBeenCalled();
  });
});
