import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addProfile,
  createWorld,
  draftOf,
  everybody,
  importPeople,
  importText,
  makeReady,
  phoneOf,
  START,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const HOUR = 3_600_000;
let world: World;
let sender: Sender;
let shop: string;
let desk: string;
let van: string;

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  shop = await makeReady(world, sender);
  desk = await addProfile(sender, 'Desk');
  van = await addProfile(sender, 'Van');
});
afterEach(() => world.end());

const draft = (listId: string, name = 'Notice') =>
  draftOf({ profileId: shop, listId }, { name, profileIds: [shop, desk, van] });
const campaignOf = (campaignId: string) => sender.call('campaigns.get', { campaignId });
const until = (campaignId: string, expected: object) =>
  vi.waitFor(async () => expect(await campaignOf(campaignId)).toMatchObject(expected), {
    timeout: 10_000,
    interval: 5,
  });
const toldBy = (profileId: string, text = '') =>
  world.gateway.log
    .filter((sent) => sent.profileId === profileId && sent.text.includes(text))
    .map(({ to }) => to)
    .sort();

/** A person writes to a profile, and somebody has dealt with it. */
async function write(index: number, profileId: string) {
  world.gateway.say(phoneOf(index), 'Hello', { profileId });
  const { items } = await sender.call('inbox.conversations', { search: phoneOf(index) });
  for (const { id } of items) {
    await sender.call('inbox.mark', { conversationId: id, state: 'done' });
  }
}

describe('who writes to whom', () => {
  it('knows a person: who was written to last, then who wrote last, then by lot; the check says the same', async () => {
    const listId = await importPeople(sender, 30);
    await untilOver(
      sender,
      await startCampaign(sender, draftOf({ profileId: van, listId: await importPeople(sender, 4, 'Few') })),
    );
    await write(1, desk);
    await write(2, shop);
    await world.clock.sleepUntil(world.clock.now() + HOUR, new AbortController().signal);
    await write(2, desk);
    const id = (await sender.call('campaigns.create', draft(listId, 'All'))).id;
    const { forecast } = await sender.call('campaigns.check', { campaignId: id });
    await sender.call('campaigns.start', { campaignId: id });
    const { shares } = await untilOver(sender, id);

    const only = 'Acme';
    const after = world.gateway.log.slice(4);
    const by = (index: number) => after.find(({ to }) => to === phoneOf(index))?.profileId;
    expect([0, 1, 2, 3].map(by)).toEqual([van, desk, desk, van]);
    expect(after.map(({ to }) => to).sort()).toEqual(
      Array.from({ length: 30 }, (_, index) => phoneOf(index)).sort(),
    );
    expect(shares.map(({ name, counts }) => [name, counts.sent])).toEqual(
      forecast.profiles.map(({ name, people }) => [name, people]),
    );
    expect(toldBy(shop, only).length).toBeGreaterThanOrEqual(8);
  });

  it('is the same for each person in the next campaign', async () => {
    const listId = await importPeople(sender, 12);
    for (const name of ['One', 'Two'])
      await untilOver(
        sender,
        await startCampaign(sender, {
          ...draft(listId, name),
          message: { text: `${name} of Acme. STOP to stop.` },
        }),
      );
    for (const profileId of [shop, desk, van]) {
      expect(toldBy(profileId, 'One')).toEqual(toldBy(profileId, 'Two'));
      expect(toldBy(profileId, 'One')).toHaveLength(4);
    }
  });

  it('gives a number in its warm-up fewer people than one that has room', async () => {
    const before = await importPeople(sender, 15, 'Before');
    await untilOver(sender, await startCampaign(sender, draftOf({ profileId: shop, listId: before })));
    const rows = Array.from({ length: 45 }, (_, index) => index + 100);
    const file = rows.map((index) => `P,${phoneOf(index)}`).join('\n');
    const { listId } = await importText(sender, `Name,Phone\n${file}`, 'Others');
    const { id } = await sender.call('campaigns.create', draft(listId, 'Others'));
    const { forecast } = await sender.call('campaigns.check', { campaignId: id });
    expect(forecast.profiles.map(({ name, people }) => [name, people])).toEqual([
      ['Shop', 5],
      ['Desk', 20],
      ['Van', 20],
    ]);
    expect(forecast.days).toEqual([{ date: '2026-11-23', messages: 45 }]);
  });
});

describe('what stops one profile', () => {
  const scheduled = (listId: string) => {
    const base = draft(listId);
    return { ...base, schedule: { ...base.schedule, startAt: START + HOUR } };
  };

  it('leaves the others going, gives its people to nobody, and is resumed by itself', async () => {
    const id = await startCampaign(sender, scheduled(await importPeople(sender, 12)));
    world.gateway.setState(shop, { kind: 'syncing' });
    await until(id, { counts: { sent: 8, queued: 4 } });
    world.gateway.setState(shop, { kind: 'blocked', reason: 'tos' });
    await until(id, {
      status: 'paused',
      pauseReason: 'blocked',
      pauseDetail: 'tos',
      shares: [
        { name: 'Shop', pauseReason: 'blocked', counts: { queued: 4 }, finishEstimate: null },
        { name: 'Desk', pauseReason: null, counts: { sent: 4 } },
        { name: 'Van', pauseReason: null, counts: { sent: 4 } },
      ],
    });
    const waiting = (await everybody(sender, id)).find(({ status }) => status === 'queued');
    expect(await sender.call('campaigns.recipient', { recipientId: waiting?.id ?? '' })).toMatchObject({
      waiting: { reason: 'profile-offline', until: null },
    });
    world.gateway.link(shop);
    expect(await sender.call('campaigns.recipient', { recipientId: waiting?.id ?? '' })).toMatchObject({
      waiting: { reason: 'profile-paused', until: null },
    });
    await expect(sender.call('campaigns.resume', { campaignId: id, profileId: desk })).rejects.toMatchObject({
      code: 'CAMPAIGN_STATE',
    });
    await sender.call('campaigns.resume', { campaignId: id, profileId: shop });
    expect((await untilOver(sender, id)).counts.sent).toBe(12);
    expect([shop, desk, van].map((profileId) => toldBy(profileId).length)).toEqual([4, 4, 4]);
  });

  it('pauses the campaign when it stops all of them, also after a restart; resuming clears every one', async () => {
    const id = await startCampaign(sender, scheduled(await importPeople(sender, 9)));
    await until(id, { status: 'running' });
    for (const profileId of [shop, desk, van])
      world.gateway.setState(profileId, { kind: 'logged-out', reason: 'by-phone' });
    await until(id, { status: 'paused', pauseReason: 'logged-out', waiting: null });
    await sender.stop();
    sender = await world.start();
    for (const profileId of [shop, desk, van]) await sender.call('profiles.connect', { profileId });
    expect(await campaignOf(id)).toMatchObject({ status: 'paused', pauseReason: 'logged-out' });
    await sender.call('campaigns.resume', { campaignId: id });
    expect((await untilOver(sender, id)).counts.sent).toBe(9);
  });

  it('cools down one profile after failures while the others go on', async () => {
    const id = await startCampaign(sender, scheduled(await importPeople(sender, 24)));
    const people = await everybody(sender, id);
    for (const { phone, profileId } of people)
      if (profileId === shop) world.gateway.fault({ kind: 'refuse', phone });
    const over = await untilOver(sender, id);
    const [first, ...others] = over.shares;
    expect(first?.counts.failed).toBe(8);
    expect(others.map(({ counts }) => counts.sent)).toEqual([8, 8]);
    const lastOthers = Math.max(...world.gateway.log.map(({ at }) => at));
    expect(over.finishedAt ?? 0).toBeGreaterThan(lastOthers + HOUR);
  });
});
