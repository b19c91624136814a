import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { SAMPLE_FILES } from '@mywasender/gateway/sample-files';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, type createMeta, NEWS, NEWS_BODY } from '../../test/cloud-meta.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  importText,
  makeReady,
  phoneOf,
  putFile,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import { connectOfficial, createOfficial, startWithMeta } from '../../test/official-profile.ts';
import type { Sender } from '../create-sender.ts';

const WAIT = { timeout: 5_000, interval: 5 };

let world: World;
let meta: ReturnType<typeof createMeta>;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  ({ meta, sender } = await startWithMeta(world));
});
afterEach(() => world.end());

/** What waits in the relay is fetched. */
async function fetchWebhooks(profileId: string): Promise<void> {
  await sender.call('profiles.disconnect', { profileId });
  await sender.call('profiles.connect', { profileId });
}

const checkOf = async (draft: CampaignDraft) => {
  const { id } = await sender.call('campaigns.create', draft);
  const { items } = await sender.call('campaigns.check', { campaignId: id });
  return items.find(({ code }) => code === 'approved');
};

describe('a profile of the official API', () => {
  it('opens its address for webhooks, shows ids and never a secret, and stores none beside the secret store', async () => {
    const profile = await createOfficial(sender);
    expect(profile).toMatchObject({
      name: 'Official',
      state: { kind: 'offline' },
      cloud: {
        phoneNumberId: ACCOUNT.phoneNumberId,
        webhookUrl: expect.stringMatching(/^https:\/\/license\.test\/v1\/relay\/whatsapp\//),
        verifyToken: 'verify-me',
        heardAt: null,
      },
    });
    const { accessToken, appSecret } = ACCOUNT;
    expect(meta.asked).toMatchObject([{ path: '/v1/relay/whatsapp', body: { appSecret } }]);
    const shown = JSON.stringify(await sender.call('profiles.list', {}));
    expect(shown).not.toContain(accessToken);
    const { id } = await sender.call('profiles.connect', { profileId: profile.id });
    for (const file of ['app.db', 'app.db-wal']) {
      const stored = readFileSync(join(world.dataDir, file), 'latin1');
      expect([file, stored.includes(accessToken), stored.includes(appSecret)]).toEqual([file, false, false]);
    }
    expect(await world.deps.secrets.get(`cloud-api-${id}`)).toContain(accessToken);
    await sender.call('profiles.disconnect', { profileId: id });
    await sender.call('profiles.remove', { profileId: id });
    expect(await world.deps.secrets.get(`cloud-api-${id}`)).toBeNull();
    expect(meta.asked.at(-1)?.path).toMatch(/\/close$/);
  });

  it('is ready with its number, tier and quality; a refused token is told, and a new one mends it', async () => {
    const { id } = await createOfficial(sender);
    const test = () => sender.call('profiles.testCloud', { profileId: id });
    expect(await test()).toEqual({ result: 'good', phone: '+15550783881', name: 'Acme', code: null });
    meta.knobs.token = 'another';
    expect(await test()).toMatchObject({ result: 'no-access', code: 190 });
    const refused = await sender.call('profiles.connect', { profileId: id });
    expect(refused.state).toEqual({ kind: 'logged-out', reason: 'no-access' });
    await sender.call('profiles.setCloud', {
      profileId: id,
      phoneNumberId: ACCOUNT.phoneNumberId,
      wabaId: ACCOUNT.wabaId,
      accessToken: 'EAAG-of-the-test-another',
      appSecret: null,
    });
    await vi.waitFor(async () => {
      const [profile] = (await sender.call('profiles.list', {})).profiles;
      expect(profile?.state.kind).toBe('ready');
    }, WAIT);
    const { meter, phone } = await sender.call('profiles.readMeter', { profileId: id });
    expect(phone).toBe('+15550783881');
    expect(meter?.official).toEqual({ peoplePerDay: 1000, quality: 'green' });
  });

  it('says whether Meta reaches it, and what stands in the way', async () => {
    const { id: profileId } = await createOfficial(sender);
    const check = (subscribe = false) => sender.call('profiles.checkWebhook', { profileId, subscribe });
    const none = { heardAt: null, verifiedAt: null, code: null };
    expect(await check()).toEqual({ ...none, result: 'not-entered' });
    meta.knobs.verifiedAt = '2026-11-26T07:10:00.000Z';
    const verifiedAt = Date.parse(meta.knobs.verifiedAt);
    meta.knobs.apps = 0;
    expect(await check()).toEqual({ ...none, verifiedAt, result: 'not-subscribed' });
    expect(await check(true)).toEqual({ ...none, verifiedAt, result: 'verified' });
    meta.knobs.token = 'another';
    expect(await check()).toMatchObject({ result: 'unknown', code: 190 });
    meta.say(phoneOf(1), 'Hello');
    expect(await check()).toMatchObject({ result: 'delivers', heardAt: null });
    meta.knobs.relayKnown = false;
    expect(await check()).toMatchObject({ result: 'lost' });
    const [profile] = (await sender.call('profiles.list', {})).profiles;
    expect(profile?.cloud).toMatchObject({ verifiedAt, webhookLost: true });
  });

  it('says when the server does not know its address any more, and gets a new one with its secrets', async () => {
    const id = await connectOfficial(sender);
    meta.knobs.relayKnown = false;
    await fetchWebhooks(id);
    const cloud = async () => (await sender.call('profiles.list', {})).profiles[0]?.cloud;
    await vi.waitFor(async () => expect((await cloud())?.webhookLost).toBe(true), WAIT);
    meta.knobs.relayKnown = true;
    const { phoneNumberId, wabaId } = ACCOUNT;
    const ids = { profileId: id, phoneNumberId, wabaId };
    await sender.call('profiles.setCloud', { ...ids, accessToken: null, appSecret: null });
    expect((await cloud())?.webhookLost).toBe(false);
    expect(meta.asked.filter(({ path }) => path === '/v1/relay/whatsapp').at(-1)?.body).toMatchObject({
      appSecret: ACCOUNT.appSecret,
    });
  });
});

describe('a campaign through the official API', () => {
  it('sends the approved template with each person’s values, and learns what became of it from webhooks', async () => {
    const profileId = await connectOfficial(sender);
    const file = `Name,Phone,Order\nAna Ruiz,${phoneOf(1)},17\n"Bob\nBee",${phoneOf(2)},\n,${phoneOf(3)},3`;
    const { listId } = await importText(sender, file);
    const draft = draftOf({ profileId, listId }, { message: NEWS });
    expect(await checkOf(draft)).toMatchObject({
      level: 'ok',
      params: { problem: 'none', template: 'news' },
    });
    const campaignId = await startCampaign(sender, draft);
    await untilOver(sender, campaignId);

    expect(meta.posted.map(({ to }) => to)).toEqual([1, 2, 3].map(phoneOf));
    const [, second] = meta.posted;
    expect(second?.body).toMatchObject({
      type: 'template',
      template: {
        name: 'news',
        language: { code: 'en_US' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Bob' },
              { type: 'text', text: '1' },
            ],
          },
        ],
      },
    });
    const [ana, bob, nameless] = meta.posted.map(({ tag }) => tag);
    meta.status(ana ?? '', 'read');
    meta.status(bob ?? '', 'failed', 131_026);
    meta.status(nameless ?? '', 'delivered');
    meta.say(phoneOf(1), 'STOP');
    await fetchWebhooks(profileId);
    await vi.waitFor(async () => {
      const people = await everybody(sender, campaignId);
      expect(people.map(({ status, reason, text }) => [status, reason, text])).toEqual([
        ['replied', null, 'Hi Ana, order 17 is ready.'],
        ['failed', 'undeliverable', 'Hi Bob, order 1 is ready.'],
        ['delivered', null, 'Hi there, order 3 is ready.'],
      ]);
    }, WAIT);
    expect((await sender.call('suppressions.list', {})).items).toMatchObject([{ phone: phoneOf(1) }]);
    const [profile] = (await sender.call('profiles.list', {})).profiles;
    expect(profile?.cloud?.heardAt).toBeGreaterThan(0);
  });

  it('sends free text to those alone who wrote in the last 24 hours', async () => {
    const profileId = await connectOfficial(sender);
    const listId = await importPeople(sender, 3);
    const now = Math.floor(world.clock.now() / 1000);
    meta.say(phoneOf(0), 'Are you open?', now - 60);
    await fetchWebhooks(profileId);
    await vi.waitFor(async () => {
      expect((await sender.call('inbox.conversations', { limit: 10 })).items).toHaveLength(1);
    }, WAIT);
    for (const { id } of (await sender.call('inbox.conversations', { limit: 10 })).items) {
      await sender.call('inbox.mark', { conversationId: id, state: 'done' });
    }
    const draft = draftOf({ profileId, listId });
    expect(await checkOf(draft)).toEqual({
      code: 'approved',
      level: 'warning',
      params: { problem: 'free-text', people: 1, total: 3 },
    });
    const campaignId = await startCampaign(sender, draft);
    await untilOver(sender, campaignId);
    expect((await everybody(sender, campaignId)).map(({ status, reason }) => [status, reason])).toEqual([
      ['sent', null],
      ['skipped', 'window-closed'],
      ['skipped', 'window-closed'],
    ]);
    expect(meta.posted).toMatchObject([{ to: phoneOf(0), body: { type: 'text' } }]);
  });

  it('sends a file with its caption to who wrote in the last 24 hours, uploaded once', async () => {
    const profileId = await connectOfficial(sender);
    const listId = await importPeople(sender, 2);
    const now = Math.floor(world.clock.now() / 1000);
    for (const who of [0, 1]) meta.say(phoneOf(who), 'The list, please', now - 60);
    await sender.call('settings.update', { pauseOnReply: false });
    await fetchWebhooks(profileId);
    const file = await putFile(sender, SAMPLE_FILES[2]?.content ?? '', 'Prices.pdf');
    const { media } = await sender.call('templates.addMedia', { file });
    const draft = draftOf({ profileId, listId }, { message: { text: 'For {{first_name|you}}', media } });
    await vi.waitFor(async () => expect(await checkOf(draft)).toMatchObject({ level: 'ok' }), WAIT);
    const caption = (text: string) => ({
      type: 'document',
      document: { id: 'media-1', filename: 'Prices.pdf', caption: text },
    });
    await untilOver(sender, await startCampaign(sender, draft));
    expect(meta.posted.map(({ body }) => body)).toMatchObject(['For Person', 'For Person'].map(caption));
    expect(meta.uploads).toHaveLength(1);
  });

  it('writes to nobody who said STOP while their file was on its way to Meta, also on its second way', async () => {
    const profileId = await connectOfficial(sender);
    const listId = await importPeople(sender, 3);
    const now = Math.floor(world.clock.now() / 1000);
    for (const who of [0, 1, 2]) meta.say(phoneOf(who), 'The list, please', now - 60);
    await sender.call('settings.update', { pauseOnReply: false });
    await fetchWebhooks(profileId);
    const file = await putFile(sender, SAMPLE_FILES[2]?.content ?? '', 'Prices.pdf');
    const { media } = await sender.call('templates.addMedia', { file });
    const stops = (who: number) => () => sender.call('suppressions.add', { phone: phoneOf(who), note: '' });
    meta.whileUploading.push(stops(0), stops(1));
    // Meta lets go of the file between the two: the second person's message is refused with it, and it goes up once more.
    meta.refusals.push({ code: 131_009 });
    const draft = draftOf({ profileId, listId }, { message: { text: 'Here', media } });
    const campaignId = await vi.waitFor(() => startCampaign(sender, draft), WAIT);
    await untilOver(sender, campaignId);
    expect((await everybody(sender, campaignId)).map(({ status, reason }) => [status, reason])).toEqual([
      ['skipped', 'suppressed'],
      ['skipped', 'suppressed'],
      ['sent', null],
    ]);
    expect(meta.posted.map(({ to }) => to)).toEqual([phoneOf(2)]);
    expect(meta.uploads).toHaveLength(2);
    expect((await sender.call('profiles.list', {})).profiles[0]?.sentLastHour).toBe(1);
  });

  it('pauses when Meta does not take the file, and marks nobody as failed', async () => {
    const profileId = await connectOfficial(sender);
    const listId = await importPeople(sender, 2);
    meta.say(phoneOf(0), 'The list, please', Math.floor(world.clock.now() / 1000) - 60);
    await sender.call('settings.update', { pauseOnReply: false });
    await fetchWebhooks(profileId);
    const file = await putFile(sender, SAMPLE_FILES[2]?.content ?? '', 'Prices.pdf');
    const { media } = await sender.call('templates.addMedia', { file });
    const draft = draftOf({ profileId, listId }, { message: { text: 'Here', media } });
    meta.knobs.takesFiles = false;
    const { id: campaignId } = await vi.waitFor(() => sender.call('campaigns.create', draft), WAIT);
    await vi.waitFor(() => sender.call('campaigns.start', { campaignId }), WAIT);
    await vi.waitFor(
      async () =>
        expect(await sender.call('campaigns.get', { campaignId })).toMatchObject({
          status: 'paused',
          pauseReason: 'media-refused',
          pauseDetail: 'Prices.pdf',
          counts: { queued: 2, failed: 0 },
        }),
      WAIT,
    );
    expect(meta.posted).toEqual([]);
  });

  it('does not start with a template Meta would refuse, and says what is wrong', async () => {
    const profileId = await connectOfficial(sender);
    const { listId } = await importText(sender, `Name,Phone,Order\nAna,${phoneOf(1)},17\nBob,${phoneOf(2)},`);
    const problem = async (message: CampaignDraft['message'], of = profileId) =>
      (await checkOf(draftOf({ profileId: of, listId }, { message })))?.params;
    const changed = (change: Partial<typeof NEWS.template>) => ({
      ...NEWS,
      template: { ...NEWS.template, ...change },
    });
    const withText = (text: string) => {
      const parameters = [{ name: '1', text }, NEWS.template.parameters[1] ?? { name: '2', text: '' }];
      return { text: composeApproved(NEWS_BODY, parameters), template: { ...NEWS.template, parameters } };
    };
    expect(await problem(changed({ name: 'nothing' }))).toMatchObject({ problem: 'gone' });
    expect(await problem(changed({ name: 'waiting' }))).toMatchObject({
      problem: 'not-approved',
      status: 'PENDING',
    });
    expect(await problem({ ...NEWS, text: 'Something else' })).toMatchObject({ problem: 'changed' });
    expect(await problem(withText('{a|b}'))).toMatchObject({ problem: 'choices', place: 'body', name: '1' });
    expect(await problem(withText(' '))).toMatchObject({ problem: 'blank', place: 'body', name: '1' });
    expect(await problem(withText('{{order}}'))).toMatchObject({
      problem: 'empty',
      field: 'order',
      people: 1,
    });
    const web = await makeReady(world, sender);
    expect(await problem(NEWS, web)).toMatchObject({ problem: 'wrong-profile' });
    meta.knobs.templates = [];
    expect(await problem(NEWS)).toMatchObject({ problem: 'gone' });
    const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }, { message: NEWS }));
    await expect(sender.call('campaigns.start', { campaignId: id })).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_READY',
      params: { problems: 'approved' },
    });
    expect(meta.posted).toEqual([]);
  });

  it('keeps below the tier Meta gave the number, whatever the pace allows', async () => {
    meta.knobs.tier = 'TIER_50';
    const profileId = await connectOfficial(sender);
    const rows = Array.from({ length: 50 }, (_, n) => `P${n},${phoneOf(n)},${n}`);
    const { listId } = await importText(sender, ['Name,Phone,Order', ...rows].join('\n'));
    const pace = { minGapSeconds: 3, maxGapSeconds: 3, perMinute: 20, perHour: 500, perDay: 2000 };
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }, { message: NEWS, pace }));
    const started = world.clock.now();
    await untilOver(sender, campaignId);
    const times = (await everybody(sender, campaignId))
      .map(({ sentAt }) => sentAt ?? 0)
      .toSorted((a, b) => a - b);
    expect(times).toHaveLength(50);
    expect(times.filter((at) => at < started + 86_400_000)).toHaveLength(47);
  });
});
