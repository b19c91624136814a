import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type createMeta, NEWS } from '../../test/cloud-meta.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importText,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import { connectOfficial, startWithMeta } from '../../test/official-profile.ts';
import type { Sender } from '../create-sender.ts';

const MINUTE = 60_000;

let world: World;
let meta: ReturnType<typeof createMeta>;
let sender: Sender;
let campaignId: string;

beforeEach(async () => {
  world = await createWorld();
  ({ meta, sender } = await startWithMeta(world));
});
afterEach(() => world.end());

async function begin(): Promise<void> {
  const profileId = await connectOfficial(sender);
  const rows = [1, 2, 3].map((who) => `Ana,${phoneOf(who)},17`);
  const { listId } = await importText(sender, ['Name,Phone,Order', ...rows].join('\n'));
  campaignId = await startCampaign(sender, draftOf({ profileId, listId }, { message: NEWS }));
}

/** Refusals of the next messages, and the time stands still from the last on, so that the wait can be looked at. */
function refuse(...codes: readonly number[]) {
  const stop: { release?: () => void; at: number[] } = { at: [] };
  codes.forEach((code, at) => {
    const also = () => {
      stop.at.push(world.clock.now());
      if (at === codes.length - 1) stop.release = world.clock.hold();
    };
    meta.refusals.push({ code, also });
  });
  return stop;
}

const waiting = async (who: number) => {
  const person = (await everybody(sender, campaignId))[who];
  return (await sender.call('campaigns.recipient', { recipientId: person?.id ?? '' })).waiting;
};
const campaign = () => sender.call('campaigns.get', { campaignId });
const until = (expected: object) =>
  vi.waitFor(async () => expect(await campaign()).toMatchObject(expected), { timeout: 5_000, interval: 5 });

it('waits when Meta asks for fewer messages, longer each time, and then writes to everybody once', async () => {
  const stop = refuse(130_429, 4, 80_007);
  await begin();
  await vi.waitFor(() => expect(stop.at).toHaveLength(3), { timeout: 5_000, interval: 5 });
  const [first = 0, second = 0, third = 0] = stop.at;
  expect(second - first).toBeGreaterThanOrEqual(2 * MINUTE);
  expect(third - second).toBeGreaterThanOrEqual(4 * MINUTE);
  await until({
    status: 'running',
    counts: { queued: 3, failed: 0 },
    waiting: { reason: 'rate-limited', until: third + 8 * MINUTE },
  });
  expect(await waiting(0)).toEqual({ reason: 'rate-limited', until: third + 8 * MINUTE });
  expect(await waiting(2)).toMatchObject({ reason: 'rate-limited' });
  expect(meta.posted).toEqual([]);
  stop.release?.();
  await untilOver(sender, campaignId);
  expect(meta.posted.map(({ to }) => to)).toEqual([1, 2, 3].map(phoneOf));
  const [ana] = await everybody(sender, campaignId);
  expect(ana).toMatchObject({ status: 'sent', messageId: meta.posted[0]?.tag });
  const { changes } = await sender.call('campaigns.recipient', { recipientId: ana?.id ?? '' });
  expect(changes.filter(({ to }) => to === 'queued').map(({ cause }) => cause)).toEqual([
    'start',
    'rate-limited',
    'rate-limited',
    'rate-limited',
  ]);
});

it('waits as long after a restart, and counts on from there', async () => {
  const stop = refuse(130_429, 130_429, 130_429);
  await begin();
  await vi.waitFor(() => expect(stop.at).toHaveLength(3), { timeout: 5_000, interval: 5 });
  const until = (stop.at[2] ?? 0) + 8 * MINUTE;
  await vi.waitFor(async () => expect(await waiting(0)).toEqual({ reason: 'rate-limited', until }));
  await sender.stop();
  const again = refuse(130_429);
  sender = await world.start({ fetch: meta.fetch, graphUrl: 'https://graph.test' });
  await vi.waitFor(async () => expect(await waiting(0)).toEqual({ reason: 'rate-limited', until }), {
    timeout: 5_000,
    interval: 5,
  });
  stop.release?.();
  await vi.waitFor(() => expect(again.at).toHaveLength(1), { timeout: 5_000, interval: 5 });
  const [at = 0] = again.at;
  expect(at).toBeGreaterThanOrEqual(until);
  await vi.waitFor(async () =>
    expect(await waiting(0)).toEqual({ reason: 'rate-limited', until: at + 16 * MINUTE }),
  );
  again.release?.();
  await untilOver(sender, campaignId);
  expect(meta.posted).toHaveLength(3);
});

it('lets the one person wait Meta takes nothing more for, while the others get theirs', async () => {
  const stop = refuse(131_056);
  await begin();
  await vi.waitFor(async () => expect(await waiting(0)).toMatchObject({ reason: 'pair-limit' }), {
    timeout: 5_000,
    interval: 5,
  });
  stop.release?.();
  await untilOver(sender, campaignId);
  expect(meta.posted[0]?.to).toBe(phoneOf(2));
  expect(meta.posted.map(({ to }) => to).toSorted()).toEqual([1, 2, 3].map(phoneOf));
  expect((await campaign()).counts).toMatchObject({ sent: 3, failed: 0 });
});

it('pauses when Meta holds the number back for blocks and reports, until somebody has looked', async () => {
  meta.refusals.push({ code: 131_048 });
  await begin();
  await until({ status: 'paused', pauseReason: 'spam-limit', pausedUntil: null, counts: { queued: 3 } });
  expect(meta.posted).toEqual([]);
  await sender.call('campaigns.resume', { campaignId });
  await untilOver(sender, campaignId);
  expect(meta.posted.map(({ to }) => to)).toEqual([1, 2, 3].map(phoneOf));
});

it('takes a limit Meta finds after it took the message as final: nothing is sent again', async () => {
  await begin();
  await vi.waitFor(() => expect(meta.posted).toHaveLength(3), { timeout: 5_000, interval: 5 });
  meta.status(meta.posted[0]?.tag ?? '', 'failed', 131_048);
  const [profile] = (await sender.call('profiles.list', {})).profiles;
  await sender.call('profiles.disconnect', { profileId: profile?.id ?? '' });
  await sender.call('profiles.connect', { profileId: profile?.id ?? '' });
  await vi.waitFor(
    async () =>
      expect((await everybody(sender, campaignId))[0]).toMatchObject({
        status: 'failed',
        reason: 'spam-limit',
      }),
    { timeout: 5_000, interval: 5 },
  );
  expect(meta.posted).toHaveLength(3);
});
