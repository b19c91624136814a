import type { GatewaySession } from '@mywasender/gateway/port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  START,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';
import type { SenderDeps } from '../ports.ts';

const HOUR = 3_600_000;
const always = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};

let world: World;
let sender: Sender;
let profileId: string;

/** `onTyping` runs while "typing…" is shown: between claim and send. */
async function begin(onTyping?: (chatId: string) => Promise<void> | void, change: Partial<SenderDeps> = {}) {
  world = await createWorld();
  const gateway: SenderDeps['gateway'] = {
    testProxy: world.gateway.testProxy,
    open: async (options) => {
      const session = await world.gateway.open(options);
      const typing: GatewaySession['typing'] = async (chatId, ms) => {
        await session.typing(chatId, ms);
        await onTyping?.(chatId);
      };
      return Object.create(session, { typing: { value: typing } });
    },
  };
  sender = await world.start({ gateway, ...change });
  profileId = await makeReady(world, sender);
}

const campaignOf = (campaignId: string) => sender.call('campaigns.get', { campaignId });
const until = (campaignId: string, expected: object) =>
  vi.waitFor(async () => expect(await campaignOf(campaignId)).toMatchObject(expected), {
    timeout: 10_000,
    interval: 5,
  });

afterEach(() => world.end());

describe('between claim and send', () => {
  it('a STOP of this very person wins, in every campaign', async () => {
    let said = false;
    await begin(() => {
      if (said || world.gateway.typed.length < 2) return;
      said = true;
      world.gateway.say(phoneOf(1), 'Please stop', { profileId, viaLid: true });
    });
    const listId = await importPeople(sender, 3);
    const first = await startCampaign(sender, draftOf({ profileId, listId }));
    const second = await startCampaign(
      sender,
      draftOf({ profileId, listId }, { name: 'Other', schedule: { ...always, startAt: START + HOUR } }),
    );
    await untilOver(sender, first);
    await untilOver(sender, second);
    expect(world.gateway.log.filter(({ to }) => to === phoneOf(1))).toEqual([]);
    expect((await everybody(sender, first))[1]).toMatchObject({ status: 'skipped', reason: 'suppressed' });
    expect((await everybody(sender, second))[1]).toMatchObject({
      status: 'skipped',
      reason: 'opted-out-during',
    });
    expect((await sender.call('suppressions.list', {})).items).toMatchObject([
      { phone: phoneOf(1), source: 'stop-message' },
    ]);
  });

  it('a pause takes the claim back and keeps its message id for later', async () => {
    let campaignId = '';
    let paused = false;
    await begin(async () => {
      if (paused) return;
      paused = true;
      await sender.call('campaigns.pause', { campaignId });
    });
    const listId = await importPeople(sender, 2);
    ({ id: campaignId } = await sender.call('campaigns.create', draftOf({ profileId, listId })));
    await sender.call('campaigns.start', { campaignId });
    await until(campaignId, { status: 'paused', pauseReason: 'user', counts: { queued: 2, claimed: 0 } });
    expect(world.gateway.log).toEqual([]);
    const kept = (await everybody(sender, campaignId))[0]?.messageId;
    await sender.call('campaigns.resume', { campaignId });
    await untilOver(sender, campaignId);
    expect(world.gateway.log[0]).toMatchObject({ id: kept, to: phoneOf(0) });
    const { changes } = await sender.call('campaigns.recipient', {
      recipientId: (await everybody(sender, campaignId))[0]?.id ?? '',
    });
    expect(changes.map(({ to, cause }) => `${to}: ${cause}`)).toEqual([
      'queued: start',
      'claimed: claim',
      'queued: campaign-paused',
      'claimed: claim',
      // The receipt comes before the send call has answered.
      'sent: ack 1',
    ]);
  });

  it('a license that is revoked sends nothing more until it is good again', async () => {
    await begin(async () => {
      if (world.gateway.typed.length !== 2) return;
      world.server.knobs.code = 'SUSPENDED';
      await sender.call('license.check', {});
    });
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 3) }),
    );
    await until(campaignId, {
      status: 'running',
      counts: { sent: 1, queued: 2 },
      waiting: { reason: 'license', until: null },
    });
    await expect(sender.call('campaigns.resume', { campaignId })).rejects.toMatchObject({
      code: 'LICENSE_REQUIRED',
    });
    world.server.knobs.code = 'VALID';
    await sender.call('license.check', {});
    expect((await untilOver(sender, campaignId)).counts.sent).toBe(3);
  });
});

describe('what WhatsApp answers', () => {
  beforeEach(() => begin());

  it('not on WhatsApp is skipped; an unanswered check waits and is never taken for that', async () => {
    world.gateway.setPeople([{ phone: phoneOf(0), onWhatsApp: false }]);
    world.gateway.fault({ kind: 'check-unknown', cause: 'timeout', phone: phoneOf(1), times: 2 });
    world.gateway.fault({ kind: 'check-unknown', cause: 'rate-limited', phone: phoneOf(2) });
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 3) }),
    );
    await untilOver(sender, campaignId);
    expect((await everybody(sender, campaignId)).map(({ status, reason }) => ({ status, reason }))).toEqual([
      { status: 'skipped', reason: 'not-on-whatsapp' },
      { status: 'sent', reason: null },
      { status: 'sent', reason: null },
    ]);
    expect(world.clock.now() - START).toBeGreaterThan(30 * 60_000);
  });

  it('a WhatsApp that says nothing about anybody is not asked about everybody at once', async () => {
    world.gateway.fault({ kind: 'check-unknown', cause: 'error', times: 6 });
    const listId = await importPeople(sender, 30);
    await untilOver(sender, await startCampaign(sender, draftOf({ profileId, listId })));
    const first = world.gateway.log[0]?.at ?? 0;
    // Three people in a row, then one after 2, 4, 8 and 16 minutes.
    expect(first - START).toBeGreaterThan(30 * 60_000);
    expect(world.gateway.log).toHaveLength(30);
  });

  it('an uncertain send is looked up and never repeated; what WhatsApp does not know stays uncertain', async () => {
    world.gateway.fault({ kind: 'uncertain', left: true, phone: phoneOf(0) });
    world.gateway.fault({ kind: 'uncertain', left: false, phone: phoneOf(1) });
    const listId = await importPeople(sender, 2);
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
    expect((await untilOver(sender, campaignId)).counts.uncertain).toBeGreaterThan(0);
    expect(await sender.call('campaigns.reconcile', { campaignId })).toMatchObject({
      failed: 0,
      stillUncertain: 1,
    });
    expect((await everybody(sender, campaignId)).map(({ status }) => status)).toEqual(['sent', 'uncertain']);
    expect(world.gateway.log.map(({ to }) => to)).toEqual([phoneOf(0)]);
    const recipientId = (await everybody(sender, campaignId))[1]?.id ?? '';
    expect(await sender.call('campaigns.declare', { recipientId, sent: false })).toMatchObject({
      recipient: { status: 'failed', reason: 'declared-not-sent' },
    });
    await expect(sender.call('campaigns.declare', { recipientId, sent: true })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('an unclear reply pauses the person until somebody has read it', async () => {
    const listId = await importPeople(sender, 2);
    world.gateway.say(phoneOf(1), 'stop?', { profileId });
    const first = await startCampaign(sender, draftOf({ profileId, listId }));
    await untilOver(sender, first);
    expect((await everybody(sender, first))[1]).toMatchObject({
      status: 'skipped',
      reason: 'ambiguous-reply',
    });
    const { items } = await sender.call('contacts.list', { search: phoneOf(1) });
    expect(items).toMatchObject([{ paused: true, suppressed: false }]);
    expect(await sender.call('contacts.resume', { contactIds: [items[0]?.id ?? ''] })).toEqual({
      resumed: 1,
    });
    const second = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Two' }));
    expect((await untilOver(sender, second)).counts.sent).toBe(2);
  });

  it('receipts move people on, in any order, and replies reach the inbox', async () => {
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 3) }),
    );
    await untilOver(sender, campaignId);
    const [first, second] = world.gateway.log;
    world.gateway.acknowledge(first?.id ?? '', 3);
    world.gateway.acknowledge(first?.id ?? '', 2);
    world.gateway.acknowledge(second?.id ?? '', 2);
    world.gateway.say(phoneOf(2), 'Thank you!', { profileId });
    expect((await everybody(sender, campaignId)).map(({ status }) => status)).toEqual([
      'read',
      'delivered',
      'replied',
    ]);
    const { items } = await sender.call('inbox.list', { campaignId });
    expect(items).toMatchObject([
      { phone: phoneOf(2), name: 'Person 2', text: 'Thank you!', campaignName: 'Notice', optOut: 'none' },
    ]);
    const { funnel, optedOut } = await sender.call('campaigns.report', { campaignId });
    expect({ funnel, optedOut }).toEqual({
      funnel: { audience: 3, sent: 3, delivered: 3, read: 2, replied: 1 },
      optedOut: 0,
    });
  });

  it('two failures of ten pause the campaign for the cool-down, with the reason, and it goes on by itself', async () => {
    world.gateway.fault({ kind: 'refuse', times: 2 });
    const listId = await importPeople(sender, 5);
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
    await untilOver(sender, campaignId);
    expect((await campaignOf(campaignId)).counts).toMatchObject({ failed: 2, sent: 3 });
    expect((world.gateway.log[0]?.at ?? 0) - START).toBeGreaterThan(HOUR);
  });

  it('a block stops everything and does not heal by itself; a conflict does', async () => {
    const listId = await importPeople(sender, 2);
    world.gateway.setState(profileId, { kind: 'syncing' });
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
    expect(await campaignOf(campaignId)).toMatchObject({
      status: 'running',
      waiting: { reason: 'profile-offline', until: null },
    });
    world.gateway.setState(profileId, { kind: 'conflict' });
    await until(campaignId, { status: 'paused', pauseReason: 'conflict' });
    world.gateway.link(profileId);
    await until(campaignId, { status: 'finished' });
    world.gateway.setState(profileId, { kind: 'syncing' });
    const second = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Two' }));
    world.gateway.setState(profileId, { kind: 'blocked', reason: 'tos' });
    await until(second, { status: 'paused', pauseReason: 'blocked', pauseDetail: 'tos' });
    world.gateway.link(profileId);
    await sender.call('profiles.readMeter', { profileId });
    expect(await campaignOf(second)).toMatchObject({ status: 'paused', pauseReason: 'blocked' });
  });

  it('missing page bindings are no failures of people', async () => {
    const listId = await importPeople(sender, 2);
    world.gateway.setMissing(['addAndSendMsgToChat']);
    world.gateway.link(profileId);
    const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
    await expect(sender.call('campaigns.start', { campaignId: id })).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_READY',
      params: { problems: 'whatsapp' },
    });
  });

  it('its own meter rules: a time-lock holds new chats until it ends, and is shown', async () => {
    world.gateway.setLimits({ timeLock: { active: true, endsAt: START + 5 * HOUR } });
    const campaignId = await startCampaign(
      sender,
      draftOf({ profileId, listId: await importPeople(sender, 1) }),
    );
    await untilOver(sender, campaignId);
    expect(world.gateway.log[0]?.at).toBeGreaterThanOrEqual(START + 5 * HOUR);
  });
});
