import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALWAYS = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};

let world: World;
let sender: Sender;
let profileId: string;
let listId: string;
let source: string;

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  listId = await importPeople(sender, 4);
  source = await startCampaign(sender, draftOf({ profileId, listId }));
  await untilOver(sender, source);
});
afterEach(() => world.end());

const draftFor = (when: FollowUp['when'], afterHours: number, change = {}) =>
  draftOf(
    { profileId, listId },
    {
      name: 'Reminder',
      audience: { listIds: [], followUp: { campaignId: source, when, afterHours } },
      message: { text: 'Once more, Acme: {{name}}. Reply STOP to stop.' },
      schedule: ALWAYS,
      ...change,
    },
  );
const tick = (person: number, ack: 2 | 3) =>
  world.gateway.acknowledge(world.gateway.log[person]?.id ?? '', ack);
const say = (person: number, words: string) => world.gateway.say(phoneOf(person), words, { profileId });
const reminded = () =>
  world.gateway.log.filter(({ text }) => text.startsWith('Once more')).map(({ to }) => Number(to.slice(-2)));
const stateOf = async (campaignId: string) =>
  (await everybody(sender, campaignId)).map(({ name, status, reason }) => [name, status, reason]);

/** Time stands still until the work is done. */
async function atOnce<T>(work: () => Promise<T> | T): Promise<T> {
  const release = world.clock.hold();
  try {
    return await work();
  } finally {
    release();
  }
}

describe('not read', () => {
  it('writes to whom it arrived and who has not read it, after the time, once, and ends', async () => {
    const arrived = world.clock.now();
    for (const person of [0, 1, 2]) tick(person, 2);
    tick(2, 3);
    const id = await atOnce(async () => {
      const started = await startCampaign(sender, draftFor({ kind: 'not-read' }, 48));
      const { items, total } = await sender.call('campaigns.watched', { campaignId: started });
      expect(total).toBe(3);
      expect(items.map(({ name, status, dueAt }) => [name, status, dueAt])).toEqual([
        ['Person 0', 'delivered', arrived + 2 * DAY],
        ['Person 1', 'delivered', arrived + 2 * DAY],
        ['Person 3', 'sent', null],
      ]);
      expect(await sender.call('campaigns.get', { campaignId: started })).toMatchObject({
        status: 'running',
        waiting: { reason: 'nobody-due', until: arrived + 2 * DAY },
        followUp: { campaignName: 'Notice', watched: 3, nextAt: arrived + 2 * DAY },
      });
      return started;
    });
    const over = await untilOver(sender, id);
    expect(reminded()).toEqual([0, 1]);
    expect(world.gateway.log[4]?.at).toBeGreaterThanOrEqual(arrived + 2 * DAY);
    expect(world.gateway.log[4]?.text).toBe('Once more, Acme: Person 0. Reply STOP to stop.');
    // The one it never arrived at is given up after 30 days.
    expect((over.finishedAt ?? 0) - arrived).toBeGreaterThan(29 * DAY);
    expect(over).toMatchObject({ counts: { total: 2, sent: 2 }, followUp: { watched: 0, nextAt: null } });
    expect(
      (await sender.call('campaigns.recipient', { recipientId: (await everybody(sender, id))[0]?.id ?? '' }))
        .changes[0],
    ).toMatchObject({ from: null, to: 'queued', cause: 'joined' });
  });

  it('leaves alone who reads it before the follow-up leaves', async () => {
    tick(0, 2);
    tick(1, 2);
    world.gateway.setState(profileId, { kind: 'syncing' });
    const id = await startCampaign(
      sender,
      draftFor({ kind: 'not-read' }, 1, {
        audience: {
          listIds: [],
          followUp: { campaignId: source, when: { kind: 'not-read' }, afterHours: 1 },
        },
      }),
    );
    await vi.waitFor(async () =>
      expect((await sender.call('campaigns.get', { campaignId: id })).counts.queued).toBe(2),
    );
    tick(0, 3);
    expect((await stateOf(id))[0]).toEqual(['Person 0', 'skipped', 'condition-over']);
    world.gateway.link(profileId);
    await untilOver(sender, id);
    expect(reminded()).toEqual([1]);
  });

  it('keeps the rules: consent and STOP at the time of joining, the expiry, the exclusions', async () => {
    for (const person of [0, 1, 2, 3]) tick(person, 2);
    await sender.call('suppressions.add', { phone: phoneOf(0), note: '' });
    const other = await sender.call('contacts.createList', { name: 'Staff' });
    const { items } = await sender.call('contacts.list', { search: phoneOf(1) });
    await sender.call('contacts.changeMembers', {
      listId: other.id,
      member: true,
      people: { contactIds: items.map(({ id }) => id) },
    });
    const followUp = { campaignId: source, when: { kind: 'not-read' }, afterHours: 24 } as const;
    const draft = draftFor(followUp.when, 24, {
      audience: { listIds: [], followUp, exclude: { listIds: [other.id] } },
    });
    const { id } = await sender.call('campaigns.create', draft);
    expect(await sender.call('campaigns.check', { campaignId: id })).toMatchObject({
      ready: true,
      audience: {
        total: 4,
        willReceive: 2,
        leftOut: [
          { reason: 'excluded', people: 1 },
          { reason: 'suppressed', people: 1 },
        ],
      },
    });
    await sender.call('campaigns.start', { campaignId: id });
    await untilOver(sender, id);
    expect(await stateOf(id)).toEqual([
      ['Person 0', 'skipped', 'suppressed'],
      ['Person 1', 'skipped', 'excluded'],
      ['Person 2', 'sent', null],
      ['Person 3', 'sent', null],
    ]);
    const late = draftFor(followUp.when, 24 * 60, {
      schedule: { ...ALWAYS, expiresAt: world.clock.now() + DAY },
    });
    const over = await untilOver(sender, await startCampaign(sender, late));
    expect(over.counts.total).toBe(0);
    expect(over.finishedAt).toBe(late.schedule.expiresAt);
  });
});

it('read and no reply: counted from the reading, and an answer meanwhile ends it', async () => {
  for (const person of [0, 1, 2]) tick(person, 3);
  const read = world.clock.now();
  const id = await atOnce(async () => {
    const started = await startCampaign(sender, draftFor({ kind: 'read-no-reply' }, 24));
    say(1, 'I will think about it');
    return started;
  });
  await vi.waitFor(() => expect(reminded()).toEqual([0, 2]));
  expect(world.gateway.log[4]?.at).toBeGreaterThanOrEqual(read + DAY);
  await untilOver(sender, id);
  expect(reminded()).toEqual([0, 2]);
});

describe('replied', () => {
  it('a yes is answered though the conversation is open; a yes with a question waits for a person', async () => {
    say(0, 'Yes, please!');
    const id = await atOnce(async () => {
      const started = await startCampaign(sender, draftFor({ kind: 'replied-yes' }, 0));
      say(1, 'What does it cost?');
      say(1, 'Ja gerne');
      say(2, 'No, thanks');
      say(3, 'Claro que sí');
      return started;
    });
    await vi.waitFor(() => expect(reminded()).toEqual([0, 3]));
    await vi.waitFor(async () =>
      expect((await sender.call('campaigns.get', { campaignId: id })).waiting?.reason).toBe('reply-open'),
    );
    expect((await everybody(sender, id)).map(({ phone, status }) => [phone, status])).toEqual([
      [phoneOf(0), 'sent'],
      [phoneOf(1), 'queued'],
      [phoneOf(3), 'sent'],
    ]);
    const { items } = await sender.call('inbox.conversations', { search: phoneOf(1) });
    await sender.call('inbox.mark', { conversationId: items[0]?.id ?? '', state: 'done' });
    await untilOver(sender, id);
    expect(reminded()).toEqual([0, 3, 1]);
  });

  it('whatever follows a yes takes it back', async () => {
    world.gateway.setState(profileId, { kind: 'syncing' });
    say(0, 'yes');
    const id = await startCampaign(sender, draftFor({ kind: 'replied-yes' }, 0));
    await vi.waitFor(async () =>
      expect((await sender.call('campaigns.get', { campaignId: id })).counts.queued).toBe(1),
    );
    say(0, 'Actually, not now');
    expect(await stateOf(id)).toEqual([['Person 0', 'skipped', 'condition-over']]);
    await sender.call('campaigns.stop', { campaignId: id });
  });

  it('given words count instead of a yes, and any reply waits until it is dealt with', async () => {
    say(0, 'yes');
    say(1, 'Pizza!');
    const words = await startCampaign(sender, draftFor({ kind: 'replied-yes', words: ['pizza'] }, 0));
    await untilOver(sender, words);
    expect(reminded()).toEqual([1]);
    await sender.call('settings.update', { pauseOnReply: false });
    const any = await startCampaign(sender, draftFor({ kind: 'replied' }, 0));
    await untilOver(sender, any);
    expect(reminded()).toEqual([1, 0, 1]);
  });
});

it('goes on after a restart: nobody joins twice, nobody is lost', async () => {
  for (const person of [0, 1, 2, 3]) tick(person, 2);
  const release = world.clock.hold();
  const id = await startCampaign(sender, draftFor({ kind: 'not-read' }, 24));
  await sender.stop();
  release();
  sender = await world.start();
  await vi.waitFor(() => expect(reminded().length).toBeGreaterThan(0));
  await sender.stop();
  sender = await world.start();
  await untilOver(sender, id);
  expect(reminded()).toEqual([0, 1, 2, 3]);
});

it('watches while the earlier campaign still sends, and a follow-up is followed itself', async () => {
  const ids = await atOnce(async () => {
    const later = { ...ALWAYS, startAt: world.clock.now() + DAY };
    source = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Later', schedule: later }));
    const first = await startCampaign(sender, draftFor({ kind: 'not-read' }, 24));
    source = first;
    return { first, second: await startCampaign(sender, draftFor({ kind: 'read-no-reply' }, 24)) };
  });
  const unsubscribe = sender.subscribe('recipient.changed', ({ campaignId, status }) => {
    const { id } = world.gateway.log.at(-1) ?? { id: '' };
    if (status === 'sent')
      setImmediate(() => world.gateway.acknowledge(id, campaignId === ids.first ? 3 : 2));
  });
  await untilOver(sender, ids.second);
  unsubscribe();
  expect(reminded()).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  expect((await sender.call('campaigns.get', { campaignId: ids.first })).status).toBe('finished');
});

describe('a draft', () => {
  it('that cannot be is refused', async () => {
    const refuse = (change: object, field: string) =>
      expect(
        sender.call('campaigns.create', draftFor({ kind: 'not-read' }, 24, change)),
      ).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        params: { field },
      });
    const followUp = (campaignId: string, afterHours = 24) => ({
      campaignId,
      when: { kind: 'not-read' as const },
      afterHours,
    });
    await refuse({ audience: { listIds: [listId], followUp: followUp(source) } }, 'audience');
    await refuse({ audience: { listIds: [], followUp: followUp('99') } }, 'audience.followUp.campaignId');
    await refuse(
      { audience: { listIds: [], followUp: followUp(source, 0) } },
      'audience.followUp.afterHours',
    );
    const other = await sender.call('profiles.create', { name: 'Other' });
    await refuse({ profileIds: [other.id] }, 'profileIds');
    const chain = [source];
    for (let depth = 0; depth < 3; depth += 1) {
      const audience = { listIds: [], followUp: followUp(chain.at(-1) ?? '') };
      chain.push(
        (await sender.call('campaigns.create', draftFor({ kind: 'not-read' }, 24, { audience }))).id,
      );
    }
    await refuse(
      { audience: { listIds: [], followUp: followUp(chain.at(-1) ?? '') } },
      'audience.followUp.campaignId',
    );
    const [, first = '', second = ''] = chain;
    const loop = draftFor({ kind: 'not-read' }, 24, {
      audience: { listIds: [], followUp: followUp(second) },
    });
    await expect(sender.call('campaigns.update', { campaignId: first, draft: loop })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    await expect(sender.call('campaigns.remove', { campaignId: first })).rejects.toMatchObject({
      code: 'CAMPAIGN_FOLLOWED',
    });
    await expect(sender.call('campaigns.start', { campaignId: second })).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_READY',
    });
  });

  it('is rehearsed as if nobody did anything more', async () => {
    for (const person of [0, 1]) tick(person, 2);
    tick(2, 3);
    const { id } = await sender.call('campaigns.create', draftFor({ kind: 'not-read' }, 24));
    expect(await sender.call('campaigns.rehearse', { campaignId: id })).toMatchObject({
      outcome: 'finished',
      messages: 2,
    });
  });
});
