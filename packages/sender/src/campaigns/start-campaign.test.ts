import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  acceptTerms,
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  phoneOf,
  START,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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

async function begin() {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
}

afterEach(() => world.end());

describe('before the start', () => {
  it('nothing goes without the terms, and nothing is sent without a license', async () => {
    world = await createWorld();
    sender = await world.start();
    const { id } = await sender.call('profiles.create', { name: 'Shop' });
    await expect(sender.call('profiles.connect', { profileId: id })).rejects.toMatchObject({
      code: 'TERMS_NOT_ACCEPTED',
    });
    const campaign = await sender.call(
      'campaigns.create',
      draftOf({ profileId: id, listId: await importPeople(sender, 1) }),
    );
    const start = () => sender.call('campaigns.start', { campaignId: campaign.id });
    await expect(start()).rejects.toMatchObject({ code: 'TERMS_NOT_ACCEPTED' });
    await acceptTerms(sender);
    await expect(start()).rejects.toMatchObject({ code: 'LICENSE_REQUIRED' });
    await sender.call('license.activate', { key: world.server.licenseKey });
    await expect(start()).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_READY',
      params: { problems: 'profile' },
    });
  });

  it('checks everything and forecasts, and refuses unknown fields and broken templates', async () => {
    await begin();
    const listId = await importPeople(sender, 45);
    await sender.call('suppressions.add', { phone: phoneOf(3), note: 'asked at the counter' });
    const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
    const check = await sender.call('campaigns.check', { campaignId: id });
    expect(check.items.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect(check).toMatchObject({
      ready: true,
      audience: { total: 45, willReceive: 44, leftOut: [{ reason: 'suppressed', people: 1 }] },
      forecast: { days: [{ date: '2026-11-23', messages: 20 }, { messages: 20 }, { messages: 4 }] },
    });
    const change = async (text: string) => {
      await sender.call('campaigns.update', {
        campaignId: id,
        draft: draftOf({ profileId, listId }, { message: { text } }),
      });
      return sender.call('campaigns.start', { campaignId: id });
    };
    await expect(change('Hi {{shoe_size}}')).rejects.toMatchObject({
      code: 'TEMPLATE_UNKNOWN_FIELD',
      params: { field: 'shoe_size' },
    });
    await expect(change('Hi {{name')).rejects.toMatchObject({ code: 'TEMPLATE_INVALID' });
    expect(await sender.call('campaigns.list', {})).toMatchObject({
      campaigns: [{ status: 'draft', counts: { total: 0 } }],
    });
  });

  it('takes a chat silent for 90 days as a new one, in the forecast and in the frozen campaign', async () => {
    await begin();
    const listId = await importPeople(sender, 25);
    for (let person = 0; person < 25; person += 1)
      world.gateway.say(phoneOf(person), 'Hello!', { profileId });
    const daysOf = async (at: number) => {
      await world.clock.sleepUntil(at, new AbortController().signal);
      const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
      const { forecast } = await sender.call('campaigns.check', { campaignId: id });
      return { id, days: forecast.days.map(({ messages }) => messages), finishAt: forecast.finishAt };
    };
    expect((await daysOf(START + 90 * DAY - HOUR)).days).toEqual([25]);
    const { id, days, finishAt } = await daysOf(START + 90 * DAY + HOUR);
    expect(days).toEqual([20, 5]);
    world.gateway.setState(profileId, { kind: 'offline' });
    const started = await sender.call('campaigns.start', { campaignId: id });
    expect(started.finishEstimate).toBe(finishAt);
  });

  it('starts once, however often start is pressed', async () => {
    await begin();
    const { id } = await sender.call(
      'campaigns.create',
      draftOf({ profileId, listId: await importPeople(sender, 3) }),
    );
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => sender.call('campaigns.start', { campaignId: id })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await untilOver(sender, id);
    expect(world.gateway.log).toHaveLength(3);
  });
});

it('says that the page is being loaded again, and starts when it is there', async () => {
  world = await createWorld();
  const { gateway } = world;
  const open: typeof gateway.open = async (profile) => {
    const session = await gateway.open(profile);
    vi.spyOn(session, 'selfTest')
      .mockResolvedValueOnce([])
      .mockRejectedValueOnce(new AppError('GATEWAY_CLOSED'));
    return session;
  };
  sender = await world.start({ gateway: { ...gateway, open } });
  profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 1);
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  const start = () => sender.call('campaigns.start', { campaignId: id });
  await expect(start()).rejects.toMatchObject({ code: 'PROFILE_RELOADING', params: { profile: 'Shop' } });
  await start();
  expect((await untilOver(sender, id)).counts.sent).toBe(1);
});

it('stops: who is queued is skipped, and the table is exported with formulas defused', async () => {
  await begin();
  const listId = await importPeople(sender, 3);
  const schedule = { ...always, startAt: START + HOUR };
  world.gateway.setState(profileId, { kind: 'offline' });
  const campaignId = await startCampaign(
    sender,
    draftOf(
      { profileId, listId },
      { schedule, message: { text: '=1+1 {{name}}, Acme. Reply STOP to stop.' } },
    ),
  );
  expect(await sender.call('campaigns.stop', { campaignId })).toMatchObject({
    status: 'stopped',
    counts: { skipped: 3, queued: 0 },
  });
  await expect(sender.call('campaigns.resume', { campaignId })).rejects.toMatchObject({
    code: 'CAMPAIGN_STATE',
  });
  const { file, name } = await sender.call('campaigns.export', { campaignId });
  expect(name).toBe('Notice.csv');
  const lines = (await readFile((await sender.files.open(file)).path, 'utf8')).split('\r\n');
  expect(lines[1]).toBe(
    `${phoneOf(0)},Person 0,skipped,campaign-stopped,,,,,,"'=1+1 Person 0, Acme. Reply STOP to stop.",,,`,
  );
});

it('writes a large audience down in slices: a draft until all of it is there, whenever the process dies', async () => {
  await begin();
  const listId = await importPeople(sender, 4500);
  world.gateway.setState(profileId, { kind: 'offline' });
  const { id: campaignId } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  const images: string[] = [];
  const watching = new DatabaseSync(join(world.dataDir, 'app.db'), { readOnly: true });
  const written = watching.prepare(
    'SELECT (SELECT count(*) FROM recipients) AS people, (SELECT count(*) FROM recipient_changes) AS recorded',
  );
  const begun: string[] = [];
  let started = false;
  const starting = sender.call('campaigns.start', { campaignId }).finally(() => {
    started = true;
  });
  for (let seen = '0 0'; !started; await setImmediate()) {
    const now = Object.values(written.get() ?? {}).join(' ');
    if (now === seen) continue;
    seen = now;
    begun.push(now);
    // What is on the disk now is what a process that is killed now leaves behind.
    const image = mkdtempSync(join(tmpdir(), 'mws-image-'));
    for (const file of ['app.db', 'app.db-wal']) copyFileSync(join(world.dataDir, file), join(image, file));
    images.push(image);
    const calls = ['campaigns.start', 'campaigns.remove', 'campaigns.rehearse'] as const;
    for (const name of started ? [] : calls)
      await expect(sender.call(name, { campaignId })).rejects.toMatchObject({ code: 'CAMPAIGN_STATE' });
  }
  watching.close();
  expect(await starting).toMatchObject({ status: 'running', counts: { total: 4500, queued: 4500 } });
  expect(begun.slice(0, 4)).toEqual(['2000 0', '4000 0', '4500 2000', '4500 4000']);
  for (const [index, dataDir] of images.entries()) {
    const after = await world.start({ dataDir });
    const { status, counts } = await after.call('campaigns.get', { campaignId });
    const whole = begun[index]?.startsWith('4500') === true;
    expect([status, counts.total]).toEqual(whole ? ['running', 4500] : ['draft', 0]);
    if (index === 0) {
      const again = await after.call('campaigns.start', { campaignId });
      expect(again.counts).toMatchObject({ total: 4500, queued: 4500 });
    }
    if (index === 2) {
      const last = (await after.call('campaigns.recipients', { campaignId, limit: 1, cursor: '4499' }))
        .items[0];
      const { changes } = await after.call('campaigns.recipient', { recipientId: last?.id ?? '' });
      expect(changes).toMatchObject([{ from: null, to: 'queued', cause: 'start' }]);
    }
    await after.stop();
    rmSync(dataDir, { recursive: true });
  }
});

it('leaves a draft as it was when the app ends in the middle of a start', async () => {
  await begin();
  const listId = await importPeople(sender, 4500);
  const { id: campaignId } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  const starting = sender.call('campaigns.start', { campaignId });
  const refused = expect(starting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const watching = new DatabaseSync(join(world.dataDir, 'app.db'), { readOnly: true });
  while (watching.prepare('SELECT 1 FROM recipients LIMIT 1').get() === undefined) await setImmediate();
  watching.close();
  await sender.stop();
  await refused;
  sender = await world.start();
  expect(await sender.call('campaigns.get', { campaignId })).toMatchObject({
    status: 'draft',
    counts: { total: 0 },
  });
});
