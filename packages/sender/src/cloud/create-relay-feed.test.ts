import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMeta } from '../../test/cloud-meta.ts';
import { type OpenedStore, openStore } from '../store/open-store.ts';
import { insertProfile, profileById, setProfileCloud } from '../store/profiles.ts';
import { createRelayFeed, type RelayFeed } from './create-relay-feed.ts';

const WAIT = { timeout: 5_000, interval: 5 };
let dataDir: string;
let store: OpenedStore;
let feed: RelayFeed;
let meta: ReturnType<typeof createMeta>;
const changed: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-relay-'));
  store = openStore({ dataDir, now: 0 });
  insertProfile(store.sql, { id: 'p', name: 'P', at: 0 });
  const account = { phoneNumberId: '106540352242922', wabaId: '1', webhookUrl: '', verifyToken: '' };
  setProfileCloud(store.sql, 'p', {
    ...account,
    relayId: 'r',
    readTo: 0,
    heardAt: null,
    verifiedAt: null,
    webhookLost: false,
  });
  meta = createMeta(() => Promise.reject(new Error('nobody else is asked')));
  feed = createRelayFeed({
    sql: store.sql,
    fetch: meta.fetch,
    serverUrl: 'https://license.test',
    license: {
      authorise: async (path) => ({
        licenseToken: 'aaaaaaaa.bbbbbbbb.cccccccc',
        proof: `aaaa.${path.length}.dddddddddddddd`,
      }),
    },
    wallClock: { now: () => 7, monotonic: () => 0, bootId: '' },
    log: pino({ level: 'silent' }),
    changed: (id) => changed.push(id),
  });
});
afterEach(async () => {
  await feed.stop();
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const readTo = () => profileById(store.sql, 'p')?.cloud?.readTo;
const afters = () => meta.asked.map(({ body }) => body.after);

it('hands webhooks over in order, and counts as read what was stored alone', async () => {
  for (const text of ['one', 'two', 'three']) meta.say('+16505551234', text);
  const seen: string[] = [];
  let full = true;
  feed.subscribe('p', (body) => {
    const text = /"body":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? '';
    if (text === 'two' && full) throw new Error('the disk is full');
    seen.push(text);
  });
  await vi.waitFor(() => expect(readTo()).toBe(1), WAIT);
  expect(profileById(store.sql, 'p')?.cloud?.heardAt).toBe(7);
  full = false;
  feed.wake();
  await vi.waitFor(() => expect(readTo()).toBe(3), WAIT);
  expect(seen).toEqual(['one', 'two', 'three']);
  expect(afters()).toEqual([0, 1]);
});

it('asks nobody once nobody listens, and goes on where it was', async () => {
  const ended = feed.subscribe('p', () => undefined);
  await vi.waitFor(() => expect(afters()).toEqual([0]), WAIT);
  ended();
  meta.say('+16505551234', 'meanwhile');
  feed.wake();
  const seen: unknown[] = [];
  feed.subscribe('p', (body) => seen.push(body));
  await vi.waitFor(() => expect(seen).toHaveLength(1), WAIT);
  expect(afters()).toEqual([0, 0]);
});
