import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { AppError } from '@mywasender/contract/app-error';
import type { EventPayload } from '@mywasender/contract/events';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { pino } from 'pino';
import { createSkippingClock } from '../clock/create-skipping-clock.ts';
import { startSender } from '../create-sender.ts';
import { createMediaShelf } from '../media/media-shelf.ts';
import type { Clock, SenderDeps } from '../ports.ts';
import { openStore } from '../store/open-store.ts';
import { profileById } from '../store/profiles.ts';
import { collectRehearsal } from './collect-rehearsal.ts';
import { createRehearsalGateway, type RehearsedProfile } from './rehearsal-gateway.ts';
import { createRehearsalLicense } from './rehearsal-license.ts';
import type { RehearsalJob, RehearsalResult } from './rehearsal-messages.ts';

/** A campaign that is not over after so long never will be. */
const LONGEST_MS = 366 * 86_400_000;

type Progress = EventPayload<'rehearsal.progress'>;

/** Starts a second core on the copy, lets the draft run to its end in virtual time and reads what became of everybody. */
export async function playCampaign(
  job: RehearsalJob,
  onProgress: (progress: Progress) => void,
): Promise<RehearsalResult> {
  const { campaignId } = job;
  const store = openStore({ dataDir: job.dataDir, now: job.now });
  // A copy that nobody needs after a power cut.
  store.sql.exec('PRAGMA synchronous = OFF');
  const unending = Promise.withResolvers<'unending'>();
  const clock = boundedClock(job.now, () => unending.resolve('unending'));
  const profileOf = (profileId: string): RehearsedProfile => {
    const profile = profileById(store.sql, profileId);
    const official = profile?.meter?.official;
    return { phone: profile?.phone ?? '+10000000000', cloud: profile?.cloud != null, official };
  };
  const gateway = createRehearsalGateway({ now: clock.now, profileOf });
  const release = clock.hold();
  const sender = await startSender(depsOf(job, clock, gateway), store, {
    media: createMediaShelf(job.mediaDir),
    license: createRehearsalLicense(job.license),
  });
  try {
    const over = Promise.withResolvers<Campaign>();
    sender.subscribe('campaign.changed', (campaign) => {
      if (campaign.id !== campaignId) return;
      const { total, queued, claimed } = campaign.counts;
      onProgress({ campaignId, done: total - queued - claimed, total, at: clock.now() });
      if (isOver(campaign)) over.resolve(campaign);
    });
    for (const profileId of job.profileIds) await sender.call('profiles.connect', { profileId });
    await sender.call('campaigns.start', { campaignId });
    release();
    const end = await Promise.race([over.promise, unending.promise]);
    return collectRehearsal(store.sql, { campaignId, startedAt: job.now, end, endsAt: clock.now() });
  } finally {
    await sender.stop();
  }
}

/** Nobody is there to resume what the engine paused, or to answer who has replied: what waits for that is over. */
function isOver({ status, pausedUntil, waiting }: Campaign): boolean {
  if (status === 'paused') return pausedUntil === null;
  return status === 'finished' || status === 'stopped' || (waiting !== null && waiting.until === null);
}

function boundedClock(now: number, tooLong: () => void): Clock {
  const clock = createSkippingClock(now);
  return {
    ...clock,
    sleepUntil: (at, signal) => {
      if (clock.now() > now + LONGEST_MS) tooLong();
      return clock.sleepUntil(at, signal);
    },
  };
}

function depsOf(job: RehearsalJob, clock: Clock, gateway: SenderDeps['gateway']): SenderDeps {
  const refuse = () => Promise.reject(new AppError('UNAVAILABLE'));
  return {
    dataDir: job.dataDir,
    gateway,
    graphUrl: null,
    clock,
    wallClock: { now: () => job.now, monotonic: () => performance.now(), bootId: 'rehearsal' },
    random: seededRandom(`rehearsal ${job.campaignId}`),
    secrets: { kind: 'file', get: async () => null, set: refuse, delete: refuse },
    settings: { get: async () => job.settings, set: refuse },
    machine: {
      fingerprintComponents: async () => ({}),
      hostname: 'rehearsal',
      deviceName: job.license.state.deviceName,
      platform: process.platform,
      appVersion: '0',
    },
    fetch: refuse,
    serverUrl: job.license.state.serverUrl,
    leaseKeys: { trust: 'pinned', keys: [] },
    adapterKeys: [],
    browser: {
      info: async () => ({ path: null, source: 'missing' }),
      installed: () => [],
      isProgram: () => false,
      download: refuse,
    },
    hosts: [],
    host: 'headless',
    simulated: true,
    log: pino({ level: 'silent' }),
  };
}
