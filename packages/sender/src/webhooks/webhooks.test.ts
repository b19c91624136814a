import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AppEvent, AppWebhook } from '@mywasender/contract/models/webhook';
import { APP_EVENTS } from '@mywasender/contract/models/webhook';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
import type { SenderDeps } from '../ports.ts';

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { readonly id: string; readonly type: AppEvent; readonly data: Record<string, unknown> };
}

let world: World;
let shop: Server;
let url: string;
let calls: Call[];
/** Status of the next answers, the last for all that follow; `close` ends the connection. */
let answers: (number | 'close')[];
let now: number;
let change: Partial<SenderDeps>;

beforeEach(async () => {
  world = await createWorld();
  calls = [];
  answers = [204];
  now = Date.UTC(2026, 10, 23, 9);
  shop = createServer((request, response) => {
    void text(request).then((body) => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === 'close' || answer === undefined) return request.socket.destroy();
      calls.push({ headers: request.headers, body, event: JSON.parse(body) });
      return response.writeHead(answer, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
  change = {
    fetch: (input, init) => (input === url ? fetch(input, init) : world.server.fetch(input, init)),
    wallClock: { ...world.deps.wallClock, now: () => now },
    random: () => 0.5,
  };
});
afterEach(async () => {
  await world.end();
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});

const start = () => world.start(change);
const add = (sender: Sender, events: readonly AppEvent[] = APP_EVENTS) =>
  sender.call('settings.addWebhook', { url, events: [...events] });
const log = async (sender: Sender, webhookId: string) =>
  (await sender.call('settings.webhookDeliveries', { webhookId })).items;
const only = async (sender: Sender) => (await sender.call('settings.webhooks', {})).webhooks[0];
const until = (what: () => unknown) => vi.waitFor(what, { timeout: 5000, interval: 5 });
/** Time passes until the address is tried again. */
async function pass(sender: Sender, ms: number, webhookId: string) {
  now += ms;
  await sender.call('settings.changeWebhook', { webhookId });
}

function isGenuine({ headers, body }: Call, { publicKey }: AppWebhook): boolean {
  const key = createPublicKey({
    key: Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(publicKey.slice('whpk_'.length), 'base64'),
    ]),
    format: 'der',
    type: 'spki',
  });
  const content = Buffer.from(
    `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`,
  );
  const signature = String(headers['webhook-signature']).slice('v1a,'.length);
  return verify(null, content, key, Buffer.from(signature, 'base64'));
}

it('tells of a campaign from start to STOP, signed, each change once', async () => {
  const sender = await start();
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 2);
  const webhook = await add(sender);
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await untilOver(sender, campaignId);
  world.gateway.settle();
  world.gateway.say(phoneOf(0), 'STOP');
  await sender.call('suppressions.add', { phone: phoneOf(9), note: 'asked' });
  await until(() => expect(calls.filter(({ event }) => event.type === 'contact.opted_out')).toHaveLength(2));
  expect(calls.every((call) => isGenuine(call, webhook))).toBe(true);
  const seen = calls.map(({ event }) => event.type);
  const count = (type: AppEvent) => seen.filter((entry) => entry === type).length;
  expect(
    Object.fromEntries(APP_EVENTS.map((type) => [type, count(type)]).filter(([, n]) => n !== 0)),
  ).toEqual({
    'campaign.started': 1,
    'campaign.finished': 1,
    'recipient.sent': 2,
    'recipient.delivered': 2,
    'recipient.read': 2,
    'recipient.replied': 1,
    'reply.received': 1,
    'contact.opted_out': 2,
  });
  const people = (await everybody(sender, campaignId)).map(({ id }) => id);
  const sent = calls.filter(({ event }) => event.type === 'recipient.sent').map(({ event }) => event.data);
  expect(new Set(sent.map(({ recipientId }) => recipientId))).toEqual(new Set(people));
  expect(sent[0]).toMatchObject({ campaignId, profileId, from: 'claimed', status: 'sent', reason: null });
  const reply = calls.find(({ event }) => event.type === 'reply.received');
  expect(reply?.event.data).toMatchObject({ phone: phoneOf(0), text: 'STOP', optOut: 'stop', campaignId });
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(calls.length);
});

it('tells of a campaign whose only profile is blocked, and that it goes on', async () => {
  const sender = await start();
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 2);
  await add(sender, ['campaign.paused', 'campaign.started']);
  world.gateway.setState(profileId, { kind: 'offline' });
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  world.gateway.setState(profileId, { kind: 'blocked', reason: 'tos' });
  await until(() => expect(calls).toHaveLength(2));
  world.gateway.setState(profileId, { kind: 'ready', phone: '+4930123456' });
  await sender.call('campaigns.resume', { campaignId });
  await until(() => expect(calls).toHaveLength(3));
  expect(calls.map(({ event: { type, data } }) => [type, data.from, data.reason])).toEqual([
    ['campaign.started', 'draft', null],
    ['campaign.paused', 'running', 'blocked'],
    ['campaign.started', 'paused', null],
  ]);
});

it('what was committed before a kill is told after it, what was told is not told again', async () => {
  const sender = await start();
  const { id } = await add(sender, ['contact.opted_out']);
  answers = ['close'];
  await sender.call('suppressions.add', { phone: phoneOf(1), note: '' });
  await sender.stop();
  answers = [204];
  now += 60_000;
  const second = await start();
  await until(async () => expect((await log(second, id))[0]?.state).toBe('delivered'));
  await second.stop();
  const third = await start();
  await third.call('suppressions.add', { phone: phoneOf(2), note: '' });
  await third.call('settings.changeWebhook', { webhookId: id });
  await until(() => expect(calls).toHaveLength(2));
  expect(calls.map(({ event }) => event.data.phone)).toEqual([phoneOf(1), phoneOf(2)]);
});

it('tries again with growing pauses, the same id and body, and goes on when it is taken', async () => {
  const sender = await start();
  const { id } = await add(sender, ['contact.opted_out']);
  answers = [503];
  await sender.call('suppressions.add', { phone: phoneOf(1), note: '' });
  await pass(sender, 0, id);
  await until(() => expect(calls).toHaveLength(1));
  await until(async () =>
    expect((await log(sender, id))[0]).toMatchObject({ state: 'pending', attempts: 1 }),
  );
  expect(await only(sender)).toMatchObject({ failingSince: now, waiting: 1, enabled: true });
  await pass(sender, 9_000, id);
  expect(calls).toHaveLength(1);
  answers = [204];
  await pass(sender, 2_000, id);
  await until(async () =>
    expect((await log(sender, id))[0]).toMatchObject({ state: 'delivered', attempts: 2 }),
  );
  const [first, second] = calls;
  expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body]);
  expect(await only(sender)).toMatchObject({ failingSince: null, waiting: 0 });
});

it.each([
  ['close', null, /^no connection/],
  [302, 302, /redirect/],
  [500, 500, /^answered 500$/],
] as const)('%s is no delivery', async (answer, lastStatus, error) => {
  const sender = await start();
  const { id } = await add(sender);
  answers = [answer];
  const tested = await sender.call('settings.testWebhook', { webhookId: id });
  expect(tested).toMatchObject({ type: 'webhook.test', state: 'failed', lastStatus, nextAttemptAt: null });
  expect(tested.lastError).toMatch(error);
  expect(await only(sender)).toMatchObject({ failingSince: null, enabled: true });
});

it('an event the address refuses by itself holds nothing else up, and is given up in the end', async () => {
  const sender = await start();
  const { id } = await add(sender, ['contact.opted_out']);
  answers = [422, 204];
  await sender.call('suppressions.add', { phone: phoneOf(1), note: '' });
  await sender.call('suppressions.add', { phone: phoneOf(2), note: '' });
  await pass(sender, 0, id);
  const states = async () => (await log(sender, id)).map(({ state }) => state).toReversed();
  await until(async () => expect(await states()).toEqual(['pending', 'delivered']));
  answers = [422];
  for (let tries = 2; tries <= 12; tries++) {
    await pass(sender, 3_700_000, id);
    await until(async () => expect((await log(sender, id)).at(-1)?.attempts).toBe(tries));
  }
  expect(await states()).toEqual(['failed', 'delivered']);
  expect(await only(sender)).toMatchObject({ enabled: true });
});

it('who takes nothing for three days, or is gone, is switched off and says so; switched on it starts anew', async () => {
  const sender = await start();
  const { id } = await add(sender, ['contact.opted_out']);
  const notices: AppWebhook[] = [];
  sender.subscribe('webhook.changed', (webhook) => notices.push(webhook));
  answers = [500];
  await sender.call('suppressions.add', { phone: phoneOf(1), note: '' });
  await pass(sender, 0, id);
  await until(async () => expect((await log(sender, id))[0]?.attempts).toBe(1));
  await pass(sender, 3 * 86_400_000, id);
  await until(async () =>
    expect(await only(sender)).toMatchObject({ enabled: false, switchedOff: 'failing', waiting: 0 }),
  );
  expect(notices.at(-1)).toMatchObject({ id, switchedOff: 'failing' });
  const [entry] = await log(sender, id);
  await expect(sender.call('settings.replayDelivery', { deliveryId: entry?.id ?? '' })).rejects.toMatchObject(
    {
      code: 'WEBHOOK_OFF',
    },
  );
  await sender.call('suppressions.add', { phone: phoneOf(2), note: '' });
  answers = [204];
  await sender.call('settings.changeWebhook', { webhookId: id, enabled: true });
  const replayed = await sender.call('settings.replayDelivery', { deliveryId: entry?.id ?? '' });
  expect(replayed).toMatchObject({ state: 'delivered', eventId: entry?.eventId });
  expect(calls.at(-1)?.event.data).toEqual({ phone: phoneOf(1), source: 'manual' });
  expect(calls.filter(({ event }) => event.data.phone === phoneOf(2))).toEqual([]);
  answers = [410];
  await sender.call('suppressions.add', { phone: phoneOf(3), note: '' });
  await pass(sender, 0, id);
  await until(async () => expect(await only(sender)).toMatchObject({ enabled: false, switchedOff: 'gone' }));
});

it('takes https, and http to this computer alone; lists the host; forgets a removed address with its log', async () => {
  const sender = await start();
  const events: AppEvent[] = ['reply.received'];
  for (const wrong of [
    'http://shop.example.com/',
    'ftp://x.example/',
    'nothing',
    'https://u:p@shop.example.com/',
  ])
    await expect(sender.call('settings.addWebhook', { url: wrong, events })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field: 'url' },
    });
  const { id } = await sender.call('settings.addWebhook', { url: 'https://Shop.example.com/hook#x', events });
  expect(await only(sender)).toMatchObject({ url: 'https://shop.example.com/hook' });
  expect((await sender.call('system.info', {})).hosts).toContainEqual({
    host: 'shop.example.com',
    purpose: 'webhook',
  });
  await sender.call('settings.removeWebhook', { webhookId: id });
  expect((await sender.call('settings.webhooks', {})).webhooks).toEqual([]);
  await expect(sender.call('settings.webhookDeliveries', { webhookId: id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
