import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway, GatewaySession } from '@mywasender/gateway/port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  putFile,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import { jpegOf, MP3, pngOf } from '../../test/media-files.ts';
import type { Sender } from '../create-sender.ts';

const PICTURE = pngOf(40, 30);
const SHA = createHash('sha256').update(PICTURE).digest('hex');
const TEXT = 'Hello {{first_name|there}}, Acme has news. Reply STOP to stop.';

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterEach(() => world.end());

const add = async (content: Uint8Array = PICTURE, name = 'shop.png') =>
  sender.call('templates.addMedia', { file: await putFile(sender, content, name) });
const path = () => join(world.dataDir, 'media', SHA);

/** A draft to so many people, with the picture. */
async function draft(people: number) {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, people);
  const { media } = await add();
  return draftOf({ profileId, listId }, { message: { text: TEXT, media } });
}

/** Resolves when the campaign stands still for this reason. */
const untilPaused = (campaignId: string, pauseReason: string) =>
  vi.waitFor(async () => {
    const campaign = await sender.call('campaigns.get', { campaignId });
    expect(campaign).toMatchObject({ status: 'paused', pauseReason, pauseDetail: 'shop.png' });
    return campaign;
  });

describe('a file is taken in', () => {
  it('under its hash, for the owner alone, once for the same content', async () => {
    const first = await add();
    expect(first).toEqual({
      media: {
        id: '1',
        kind: 'image',
        fileName: 'shop.png',
        mimeType: 'image/png',
        bytes: PICTURE.length,
        sha256: SHA,
      },
      state: 'ready',
      width: 40,
      height: 30,
      thumbnail: null,
    });
    expect(await add()).toEqual(first);
    expect((await add(PICTURE, 'again.png')).media).toMatchObject({ id: '3', sha256: SHA });
    expect(readdirSync(join(world.dataDir, 'media'))).toEqual([SHA]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(world.dataDir, 'files'))).toEqual([]);
  });

  it('with a small picture for the screens, which must be one', async () => {
    const thumbnail = `data:image/jpeg;base64,${jpegOf(32, 24).toString('base64')}`;
    const file = await putFile(sender, PICTURE, 'shop.png');
    expect(await sender.call('templates.addMedia', { file, thumbnail })).toMatchObject({ thumbnail });
    expect(await sender.call('templates.media', { mediaId: '1' })).toMatchObject({ thumbnail });
    const { media } = await add(PICTURE, 'again.png');
    expect(await sender.call('templates.media', { mediaId: media.id })).toMatchObject({ thumbnail });
    for (const bad of ['data:text/html,x', `data:image/jpeg;base64,${jpegOf(900, 9).toString('base64')}`]) {
      await expect(
        sender.call('templates.addMedia', { file: await putFile(sender, PICTURE, 'a.png'), thumbnail: bad }),
      ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'thumbnail' } });
    }
  });

  it('and is deleted a day after nothing uses it any more, and not before', async () => {
    const { id } = await sender.call('campaigns.create', await draft(1));
    await add(MP3, 'song.mp3');
    const restart = async (days: number) => {
      await sender.stop();
      const now = Date.now() + days * 86_400_000;
      const wallClock = { ...world.deps.wallClock, now: () => now };
      sender = await world.start({ wallClock });
      return readdirSync(join(world.dataDir, 'media'));
    };
    expect(await restart(0)).toHaveLength(2);
    expect(await restart(0.5)).toHaveLength(2);
    expect(await restart(1.1)).toEqual([SHA]);
    await sender.call('campaigns.remove', { campaignId: id });
    expect(await restart(2)).toEqual([SHA]);
    // Undone within the day: the draft is there again.
    const { media } = await sender.call('templates.media', { mediaId: '1' });
    const ids = { profileId: (await sender.call('profiles.list', {})).profiles[0]?.id ?? '', listId: '1' };
    await sender.call('campaigns.create', draftOf(ids, { message: { text: TEXT, media } }));
    expect(await restart(4)).toEqual([SHA]);
  });
});

describe('a campaign with a file', () => {
  it('brings it with the caption to everybody once, and says so in conversation and export', async () => {
    world.gateway.setPeople([{ phone: '+4915110000000', answers: ['Thanks'] }]);
    const campaignId = await startCampaign(sender, await draft(2));
    await untilOver(sender, campaignId);
    expect(world.gateway.log).toHaveLength(2);
    const [first] = await everybody(sender, campaignId);
    expect(await sender.call('campaigns.recipient', { recipientId: first?.id ?? '' })).toMatchObject({
      media: { sha256: SHA },
    });
    for (const { text, media } of world.gateway.log) {
      expect(text).toMatch(/^Hello Person, Acme/);
      expect(media).toEqual({
        kind: 'image',
        fileName: 'shop.png',
        mimeType: 'image/png',
        bytes: PICTURE.length,
        sha256: SHA,
      });
    }
    world.gateway.settle();
    const [conversation] = (await sender.call('inbox.conversations', {})).items;
    const { entries } = await sender.call('inbox.conversation', { conversationId: conversation?.id ?? '' });
    expect(entries.map(({ from, media }) => [from, media?.fileName])).toEqual([
      ['us', 'shop.png'],
      ['person', undefined],
    ]);
    const { file } = await sender.call('campaigns.export', { campaignId });
    const table = readFileSync((await sender.files.open(file)).path, 'utf8').split('\r\n');
    expect(table[0]).toMatch(/,text,file,language,variant$/);
    expect(table[1]).toMatch(/,shop\.png,,$/);
  });

  it('is of stored files alone, with a caption of 1,024 characters for each person, and starts with its file', async () => {
    const good = await draft(1);
    const { media } = good.message;
    if (media === undefined) throw new TypeError('the draft has no file');
    for (const change of [{ id: '9' }, { sha256: 'f'.repeat(64) }, { fileName: 'other.png' }]) {
      const message = { text: TEXT, media: { ...media, ...change } };
      await expect(sender.call('campaigns.create', { ...good, message })).rejects.toMatchObject({
        code: 'MEDIA_UNKNOWN',
      });
    }
    const long = { text: `${TEXT} ${'x'.repeat(1000)}`, media };
    const { problems } = await sender.call('templates.check', { ...long, audience: good.audience });
    expect(problems).toContainEqual({
      level: 'error',
      code: 'too-long',
      params: { length: expect.any(Number), limit: 1024 },
      variant: null,
      language: null,
    });
    const { id: campaignId } = await sender.call('campaigns.create', { ...good, message: long });
    rmSync(path());
    const { items } = await sender.call('campaigns.check', { campaignId });
    const errors = items.filter(({ level }) => level === 'error');
    expect(errors).toEqual([
      { code: 'template', level: 'error', params: { problems: 'too-long' } },
      { code: 'length', level: 'error', params: { people: 1, who: 'Person 0', limit: 1024 } },
      { code: 'media', level: 'error', params: { problem: 'missing', name: 'shop.png' } },
    ]);
    await expect(sender.call('campaigns.start', { campaignId })).rejects.toMatchObject({
      code: 'CAMPAIGN_NOT_READY',
      params: { problems: 'template, length, media' },
    });
  });

  it('may be a picture alone with a warning, and sound only without a text', async () => {
    const { media } = await add();
    const sound = (await add(MP3, 'song.mp3')).media;
    const codes = async (message: { text: string; media: typeof media }) =>
      (await sender.call('templates.check', message)).problems.map(({ level, code }) => `${level} ${code}`);
    expect(await codes({ text: '', media })).toContain('warning media-without-text');
    expect(await codes({ text: 'Hi', media: sound })).toContain('error audio-with-text');
    expect(await codes({ text: '', media: sound })).toEqual([
      'warning no-sender-name',
      'warning no-way-to-stop',
    ]);
  });

  it('is rehearsed like any other', async () => {
    const { id: campaignId } = await sender.call('campaigns.create', await draft(2));
    expect(await sender.call('campaigns.rehearse', { campaignId })).toMatchObject({
      outcome: 'finished',
      messages: 2,
    });
    expect(existsSync(path())).toBe(true);
  });
});

describe('a file that vanishes or changes in the middle', () => {
  /** Five people; the third message is held in the page while something happens to the file. */
  async function halfway(happens: () => void) {
    const campaignId = await startCampaign(sender, await draft(5));
    await vi.waitFor(() => expect(world.gateway.log.length).toBeGreaterThan(1), { interval: 1 });
    happens();
    return campaignId;
  }
  const goesOn = async (campaignId: string) => {
    await untilOver(sender, campaignId);
    const people = await everybody(sender, campaignId);
    expect(people.map(({ status }) => status)).toEqual(Array(5).fill('sent'));
    expect(world.gateway.log.map(({ to }) => to).toSorted()).toEqual(
      people.map(({ phone }) => phone).toSorted(),
    );
    expect(world.gateway.log.every(({ media }) => media?.sha256 === SHA)).toBe(true);
  };
  const nobodyFailed = async (campaignId: string) => {
    const { counts } = await untilPausedAny(campaignId);
    expect(counts).toMatchObject({ failed: 0, skipped: 0, uncertain: 0, claimed: 0, total: 5 });
    expect(counts.queued).toBeGreaterThan(0);
  };
  const untilPausedAny = (campaignId: string) => sender.call('campaigns.get', { campaignId });

  it('pauses for it, and goes on when the same content is added again', async () => {
    const campaignId = await halfway(() => rmSync(path()));
    await untilPaused(campaignId, 'media-missing');
    await nobodyFailed(campaignId);
    await add();
    await goesOn(campaignId);
  });

  it('pauses for a changed one, and goes on when the old one is put back and somebody resumes', async () => {
    const campaignId = await halfway(() => {
      renameSync(path(), `${path()}.old`);
      writeFileSync(path(), pngOf(40, 31));
    });
    await untilPaused(campaignId, 'media-changed');
    await nobodyFailed(campaignId);
    await sender.call('campaigns.resume', { campaignId });
    await untilPaused(campaignId, 'media-changed');
    renameSync(`${path()}.old`, path());
    await sender.call('campaigns.resume', { campaignId });
    await goesOn(campaignId);
  });

  it('loses nobody when the page cannot read it at the last moment', async () => {
    let gone = false;
    const gateway: Gateway = {
      ...world.gateway,
      open: async (options) => {
        const session = await world.gateway.open(options);
        // The very moment after the last look of the app.
        const send: GatewaySession['send'] = (message, content) => {
          if (world.gateway.log.length === 2 && !gone) renameSync(path(), `${path()}.old`);
          gone ||= world.gateway.log.length === 2;
          return session.send(message, content);
        };
        return Object.assign(Object.create(session), { send });
      },
    };
    await sender.stop();
    sender = await world.start({ gateway });
    const campaignId = await startCampaign(sender, await draft(5));
    const { counts } = await untilPaused(campaignId, 'media-missing');
    expect(counts).toMatchObject({ sent: 2, queued: 3, failed: 0, uncertain: 0 });
    const [profile] = (await sender.call('profiles.list', {})).profiles;
    expect(profile).toMatchObject({ sentToday: 2 });
    await add();
    await goesOn(campaignId);
  });

  it('notices by itself that it was put back by hand', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await sender.stop();
      sender = await world.start();
      const campaignId = await halfway(() => renameSync(path(), `${path()}.old`));
      await untilPaused(campaignId, 'media-missing');
      renameSync(`${path()}.old`, path());
      vi.advanceTimersByTime(15_000);
      await goesOn(campaignId);
    } finally {
      vi.useRealTimers();
    }
  });
});
