import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  acceptTerms,
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const PASSWORD = 'correct horse 42';
const PROXY = {
  kind: 'socks5',
  host: 'proxy.example.com',
  port: 1080,
  username: 'ada',
  password: PASSWORD,
} as const;
const SHOWN = { kind: 'socks5', host: 'proxy.example.com', port: 1080, username: 'ada', hasPassword: true };

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterEach(() => world.end());

const stateOf = async (profileId: string) =>
  (await sender.call('profiles.list', {})).profiles.find(({ id }) => id === profileId)?.state;

it('opens the profile through the proxy, again after a restart, and never tells the password', async () => {
  const profileId = await makeReady(world, sender);
  const answer = await sender.call('profiles.setProxy', { profileId, ...PROXY });
  expect(answer.proxy).toEqual(SHOWN);
  await vi.waitFor(async () => expect(await stateOf(profileId)).toMatchObject({ kind: 'ready' }));
  await sender.stop();
  sender = await world.start();
  await vi.waitFor(async () => expect(await stateOf(profileId)).toMatchObject({ kind: 'ready' }));

  expect(world.gateway.openedThrough).toEqual([undefined, PROXY, PROXY]);
  expect(JSON.stringify(await sender.call('profiles.list', {}))).not.toContain(PASSWORD);
  expect((await sender.call('system.info', {})).hosts).toEqual([
    { host: 'proxy.example.com:1080', purpose: 'proxy' },
  ]);
  await sender.stop();
  expect(readFileSync(join(world.dataDir, 'app.db')).includes(PASSWORD)).toBe(false);
});

it('a proxy that refuses leaves the profile offline with the reason, and opens nothing', async () => {
  await acceptTerms(sender);
  const { id: profileId } = await sender.call('profiles.create', { name: 'Shop' });
  await sender.call('profiles.setProxy', { profileId, ...PROXY });
  world.gateway.setProxyAnswer('refused');
  await expect(sender.call('profiles.connect', { profileId })).rejects.toMatchObject({
    code: 'GATEWAY_PROXY_REFUSED',
    params: { proxy: 'proxy.example.com:1080' },
  });
  expect(await stateOf(profileId)).toEqual({ kind: 'offline', reason: 'GATEWAY_PROXY_REFUSED' });
  expect(world.gateway.openedThrough).toEqual([]);
});

it('removing it forgets the password and connects directly again', async () => {
  const profileId = await makeReady(world, sender);
  await sender.call('profiles.setProxy', { profileId, ...PROXY });
  await vi.waitFor(() => expect(world.gateway.openedThrough).toHaveLength(2));
  expect((await sender.call('profiles.removeProxy', { profileId })).proxy).toBe(null);
  await vi.waitFor(() => expect(world.gateway.openedThrough).toEqual([undefined, PROXY, undefined]));
  expect(await world.deps.secrets.get(`proxy-password-${profileId}`)).toBe(null);
  await expect(sender.call('profiles.testProxy', { profileId })).rejects.toMatchObject({
    code: 'PROXY_NOT_SET',
  });
});

it('forgets the password with the profile', async () => {
  const { id: profileId } = await sender.call('profiles.create', { name: 'Shop' });
  await sender.call('profiles.setProxy', { profileId, ...PROXY });
  expect(await world.deps.secrets.get(`proxy-password-${profileId}`)).toBe(PASSWORD);
  await sender.call('profiles.remove', { profileId });
  expect(await world.deps.secrets.get(`proxy-password-${profileId}`)).toBe(null);
});

it('tells what the proxy answers', async () => {
  const { id: profileId } = await sender.call('profiles.create', { name: 'Shop' });
  await sender.call('profiles.setProxy', { profileId, ...PROXY });
  for (const result of ['reachable', 'unreachable', 'refused', 'wrong-password', 'timed-out'] as const) {
    world.gateway.setProxyAnswer(result);
    expect(await sender.call('profiles.testProxy', { profileId })).toEqual({ result });
  }
});

it('does not change the way of a running campaign', async () => {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 200);
  await startCampaign(sender, draftOf({ profileId, listId }));
  await expect(sender.call('profiles.setProxy', { profileId, ...PROXY })).rejects.toMatchObject({
    code: 'PROFILE_BUSY',
  });
  expect(world.gateway.openedThrough).toEqual([undefined]);
});

it.each([
  [{ host: 'http://proxy.example.com' }, 'PROXY_HOST_INVALID'],
  [{ host: 'proxy.example.com:1080' }, 'PROXY_HOST_INVALID'],
  [{ host: 'ada@proxy.example.com' }, 'PROXY_HOST_INVALID'],
  [{ host: 'proxy.example.com/?x' }, 'PROXY_HOST_INVALID'],
  [{ username: null }, 'PROXY_LOGIN_INVALID'],
  [{ username: 'a:b' }, 'PROXY_LOGIN_INVALID'],
  [{ password: 'ü'.repeat(128) }, 'PROXY_LOGIN_INVALID'],
  [{ port: 0 }, 'VALIDATION_FAILED'],
])('refuses %o', async (change, code) => {
  const { id: profileId } = await sender.call('profiles.create', { name: 'Shop' });
  await expect(sender.call('profiles.setProxy', { profileId, ...PROXY, ...change })).rejects.toMatchObject({
    code,
  });
  expect((await sender.call('profiles.list', {})).profiles[0]?.proxy).toBe(null);
});
