import type { CampaignShare } from '@mywasender/contract/models/campaign';
import { expect, it } from 'vitest';
import { shareStatus } from './share-status.ts';

const NONE: CampaignShare['counts'] = {
  total: 0,
  queued: 0,
  claimed: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  replied: 0,
  skipped: 0,
  failed: 0,
  uncertain: 0,
};
const share = (queued: number, change: Partial<CampaignShare> = {}) => ({
  counts: { ...NONE, queued },
  pauseReason: null,
  waiting: null,
  ...change,
});
const followUp = { campaignName: 'Notice', watched: 4, nextAt: null };

it('is done when nobody is left, but a follow-up only when nobody can join any more', () => {
  expect(shareStatus({ status: 'running' }, share(0))).toBe('finished');
  expect(shareStatus({ status: 'running', followUp }, share(0))).toBe('nobody-yet');
  expect(shareStatus({ status: 'scheduled', followUp }, share(0))).toBe('scheduled');
  expect(shareStatus({ status: 'running', followUp }, share(0, { pauseReason: 'conflict' }))).toBe('paused');
  expect(shareStatus({ status: 'finished', followUp }, share(0))).toBe('finished');
});

it('says whether it goes on, stands still or needs somebody', () => {
  expect(shareStatus({ status: 'running' }, share(3))).toBe('running');
  expect(shareStatus({ status: 'running' }, share(3, { pauseReason: 'blocked' }))).toBe('paused');
  expect(shareStatus({ status: 'paused' }, share(3))).toBe('paused');
  const waiting = { reason: 'profile-offline', until: null } as const;
  expect(shareStatus({ status: 'running' }, share(3, { waiting }))).toBe('waits');
});
