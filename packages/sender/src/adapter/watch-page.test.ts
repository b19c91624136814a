import type { GatewaySession, GatewayState, OpenProfileOptions } from '@mywasender/gateway/port';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BundleServer, createBundleServer } from '../../test/bundle-server.ts';
import {
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';
import { watchPage } from './watch-page.ts';

const CODE = 'window.newer = true;';
let world: World;
let server: BundleServer;
/** What each opening was given; undefined: nothing but the app's own code. */
let opened: (string | undefined)[];
beforeEach(async () => {
  world = await createWorld();
  server = await createBundleServer();
  opened = [];
});
afterEach(() => world.end());

interface Page {
  /** Names the self-test misses with this code, from the start on or when asked. */
  readonly missing?: (adapter: OpenProfileOptions['adapter']) => readonly string[];
  /** What the page says by itself with this code. */
  readonly says?: (adapter: OpenProfileOptions['adapter']) => GatewayState | null;
}

/** A sender whose pages depend on the code that is put into them. */
function startWith({ missing = () => [], says = () => null }: Page): Promise<Sender> {
  const gateway = {
    ...world.gateway,
    open: async (profile: OpenProfileOptions) => {
      opened.push(profile.adapter?.script);
      const session = await world.gateway.open(profile);
      const state = says(profile.adapter);
      if (state !== null) {
        // A page says what is wrong with it when it has loaded.
        world.gateway.setState(profile.profileId, { kind: 'starting' });
        setImmediate(() => world.gateway.setState(profile.profileId, state));
      }
      return {
        ...session,
        on: session.on,
        selfTest: async () => missing(profile.adapter),
        get state() {
          return session.state;
        },
      };
    },
  };
  return world.start({ gateway, fetch: server.besides(world.server.fetch), adapterKeys: server.keys });
}

const stateOf = async (sender: Sender) => (await sender.call('profiles.list', {})).profiles[0]?.state;
const adapter = (sender: Sender) => sender.call('system.adapter', {});

it('WhatsApp changed: newer code is looked for at once, and the profile is opened with it', async () => {
  const sender = await startWith({
    says: (code) => (code === undefined ? { kind: 'outdated', missing: ['Cmd'] } : null),
  });
  await expect.poll(async () => (await adapter(sender)).lastLook?.outcome).toBe('none');
  await server.publish(CODE);
  const profileId = await makeReady(world, sender);
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'outdated' });
  await sender.call('system.lookForAdapter', {});
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'ready' });
  expect(opened).toEqual([undefined, CODE]);
  expect(await adapter(sender)).toMatchObject({ source: 'update', setAside: null });
  // switched off, the app's own code is back in the page
  await sender.call('settings.update', { adapterUpdates: false });
  await expect.poll(() => opened.length).toBe(3);
  expect([opened.at(-1), (await adapter(sender)).source]).toEqual([undefined, 'built-in']);
  await sender.call('profiles.disconnect', { profileId });
});

it('code that is out of use leaves the page of a sending profile between two people, and everybody gets one message', async () => {
  await server.publish(CODE);
  const sender = await startWith({});
  await sender.call('system.lookForAdapter', {});
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 3);
  world.gateway.fault({ kind: 'hold' });
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  const counts = async () => (await sender.call('campaigns.get', { campaignId })).counts;
  await expect.poll(counts).toMatchObject({ claimed: 1 });
  await sender.call('settings.update', { adapterUpdates: false });
  expect(opened).toEqual([CODE]);
  const letGo = setInterval(world.gateway.release, 5);
  await untilOver(sender, campaignId).finally(() => clearInterval(letGo));
  expect(opened).toEqual([CODE, undefined]);
  expect(world.gateway.log.map(({ to }) => to)).toEqual([0, 1, 2].map(phoneOf));
  expect(await counts()).toMatchObject({ sent: 3, uncertain: 0 });
});

it('code that is out of use leaves the page of a profile at rest when the answer on its way has left', async () => {
  await server.publish(CODE);
  const sender = await startWith({});
  await sender.call('system.lookForAdapter', {});
  const profileId = await makeReady(world, sender);
  world.gateway.say(phoneOf(0), 'When do you open?', { profileId });
  const [conversation] = (await sender.call('inbox.conversations', {})).items;
  world.gateway.fault({ kind: 'hold' });
  const conversationId = conversation?.id ?? '';
  const answered = sender.call('inbox.answer', { conversationId, answerId: 'a', text: 'At seven.' });
  const ours = async () => (await sender.call('inbox.conversation', { conversationId })).entries[0];
  await expect.poll(ours).toMatchObject({ from: 'us', status: 'claimed' });
  await sender.call('settings.update', { adapterUpdates: false });
  expect(opened).toEqual([CODE]);
  world.gateway.release();
  expect(await answered).toMatchObject({ answer: 'sent' });
  await expect.poll(() => opened).toEqual([CODE, undefined]);
});

it('newer code that came while a page with older code was loading is used as soon as that does not work', async () => {
  let change = (): void => undefined;
  const sender = await startWith({
    says: (code) => {
      if (code !== undefined) return null;
      change();
      return { kind: 'outdated', missing: ['Cmd'] };
    },
  });
  await expect.poll(async () => (await adapter(sender)).lastLook?.outcome).toBe('none');
  await server.publish(CODE);
  const arrived = Promise.withResolvers<void>();
  change = () => void sender.call('system.lookForAdapter', {}).then(() => arrived.resolve());
  await makeReady(world, sender);
  await arrived.promise;
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'ready' });
  expect(opened).toEqual([undefined, CODE]);
});

it.each([
  ['its page lacks something', { says: 'outdated' }],
  ['its page never comes up', { says: 'silent' }],
  ['its self-test finds something', { says: 'ready' }],
])('code is not ready, set aside and never used again when %s', async (_what, { says }) => {
  await server.publish(CODE);
  const sender = await startWith({
    missing: (code) => (code === undefined || says !== 'ready' ? [] : ['Cmd']),
    says: (code) => {
      if (code === undefined || says === 'ready') return null;
      return says === 'silent'
        ? { kind: 'offline', reason: 'no-answer' }
        : { kind: 'outdated', missing: ['Cmd'] };
    },
  });
  await expect.poll(async () => (await adapter(sender)).source).toBe('update');
  const ready: (string | undefined)[] = [];
  sender.subscribe('profile.changed', ({ state }) => state.kind === 'ready' && ready.push(opened.at(-1)));
  const profileId = await makeReady(world, sender);
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'ready' });
  expect(opened).toEqual([CODE, undefined]);
  await expect.poll(async () => (await adapter(sender)).setAside).toMatchObject({ why: 'self-test' });
  expect((await adapter(sender)).source).toBe('built-in');
  await sender.call('profiles.disconnect', { profileId });
  await sender.call('profiles.connect', { profileId });
  expect([opened, ready.filter((code) => code !== undefined)]).toEqual([[CODE, undefined, undefined], []]);
});

it('a browser that is killed is nobody’s fault: the newer code stays', async () => {
  await server.publish(CODE);
  const sender = await startWith({});
  await expect.poll(async () => (await adapter(sender)).source).toBe('update');
  const profileId = await makeReady(world, sender);
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'ready' });
  world.gateway.crash(profileId);
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'offline' });
  await sender.call('profiles.connect', { profileId });
  await expect.poll(() => stateOf(sender)).toMatchObject({ kind: 'ready' });
  expect([opened, (await adapter(sender)).source]).toEqual([[CODE, CODE], 'update']);
});

it('a verdict that cannot be found leaves the page as it says it is, and is told', async () => {
  const state: GatewayState = { kind: 'outdated', missing: ['Cmd'] };
  const disk = new Error('the disk is gone');
  const told: unknown[] = [];
  const hear = watchPage({
    profileId: 'shop',
    session: { state } as GatewaySession,
    adapter: { script: CODE, version: '1.0.0', sequence: 1 },
    adapters: {
      hasNewer: () => Promise.reject(disk),
      failed: () => true,
      worked: () => undefined,
      isCompared: () => false,
    },
    during: (work) => work(),
    become: (one) => told.push(one),
    again: () => told.push('again'),
    unexpected: (error) => told.push(error),
  });
  hear(state);
  await expect.poll(() => told).toEqual([disk, state]);
});
