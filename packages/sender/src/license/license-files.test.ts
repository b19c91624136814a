import { readFile } from 'node:fs/promises';
import { readActivationRequest } from '@mywasender/licensing/activation-request';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, memorySecrets, putFile, START } from '../../test/harness.ts';
import { createTinyLicenseServer } from '../../test/license-server.ts';
import type { Sender } from '../create-sender.ts';
import type { SenderDeps } from '../ports.ts';

const DAY = 86_400_000;

let world: Awaited<ReturnType<typeof createWorld>>;
let server: Awaited<ReturnType<typeof createTinyLicenseServer>>;
let sender: Sender;
let time: { wall: number };
let deps: Partial<SenderDeps>;
beforeEach(async () => {
  world = await createWorld();
  server = await createTinyLicenseServer();
  server.knobs.mood = 'down';
  time = { wall: START };
  server.knobs.now = () => time.wall;
  deps = {
    fetch: server.fetch,
    serverUrl: server.url,
    leaseKeys: { trust: 'pinned', keys: server.keys },
    secrets: memorySecrets(),
    wallClock: { now: () => time.wall, monotonic: () => time.wall, bootId: 'boot' },
  };
  sender = await world.start(deps);
});
afterEach(() => world.end());

const request = async () => {
  const { file, name } = await sender.call('license.createRequestFile', {});
  const { path } = await sender.files.open(file);
  const { nonce, thumbprint } = await readActivationRequest(await readFile(path, 'utf8'));
  return { name, nonce, thumbprint };
};
const importing = async (content: string) => {
  return sender.call('license.importFile', { file: await putFile(sender, content, 'x') });
};

describe('a computer without internet', () => {
  it('asks by a file and runs on the answer, to its last day', async () => {
    const { name, nonce, thumbprint } = await request();
    expect(name).toMatch(/\.mws-request$/);
    const state = await importing(await server.licenseFile(nonce, thumbprint, 30));
    expect(state).toMatchObject({ mode: 'active', code: 'VALID', graceUntil: START + 30 * DAY });
    time.wall = START + 30 * DAY - 1000;
    expect(await sender.call('license.check', {})).toMatchObject({ mode: 'active' });
    await sender.stop();
    sender = await world.start(deps);
    expect(await sender.call('license.state', {})).toMatchObject({ mode: 'active' });
    time.wall = START + 30 * DAY;
    const over = await sender.call('license.state', {});
    expect(over).toMatchObject({ mode: 'read-only' });
    expect(over.detail).toContain('request file');
  });

  it('takes each file once, and only for a request it made', async () => {
    const first = await request();
    const second = await request();
    const file = await server.licenseFile(first.nonce, first.thumbprint);
    const other = await server.licenseFile(second.nonce, second.thumbprint);
    const unasked = await server.licenseFile('n'.repeat(43), first.thumbprint);
    await expect(importing(unasked)).rejects.toMatchObject({ code: 'LICENSE_FILE_USED' });
    expect(await importing(file)).toMatchObject({ mode: 'active' });
    await expect(importing(file)).rejects.toMatchObject({ code: 'LICENSE_FILE_USED' });
    await expect(importing(other)).rejects.toMatchObject({ code: 'LICENSE_FILE_USED' });
    await sender.call('license.deactivate', {});
    await expect(importing(file)).rejects.toMatchObject({ code: 'LICENSE_FILE_USED' });
  });

  it('refuses a file for another computer, a changed one, another kind of file, and one that is over', async () => {
    const { nonce, thumbprint } = await request();
    const foreign = await server.licenseFile(nonce, 'f'.repeat(43));
    await expect(importing(foreign)).rejects.toMatchObject({ code: 'LICENSE_FILE_FOREIGN' });
    const stranger = await createTinyLicenseServer();
    stranger.knobs.now = () => time.wall;
    const good = await server.licenseFile(nonce, thumbprint);
    for (const content of [
      await stranger.licenseFile(nonce, thumbprint),
      good.replace(/\.(.)/, (_all, letter: string) => `.${letter === 'e' ? 'f' : 'e'}`),
      'no file',
      '{}',
      'x'.repeat(70_000),
    ]) {
      await expect(importing(content)).rejects.toMatchObject({ code: 'LICENSE_FILE_INVALID' });
    }
    time.wall += 31 * DAY;
    await expect(importing(good)).rejects.toMatchObject({ code: 'LICENSE_FILE_OVER' });
    expect(await sender.call('license.state', {})).toMatchObject({ mode: 'unlicensed' });
  });
});

describe('the trial', () => {
  it('is offered when the server has one, and started by one call', async () => {
    expect(await sender.call('license.trialOffer', {})).toEqual({ available: false, days: null });
    server.knobs.mood = 'up';
    expect(await sender.call('license.trialOffer', {})).toEqual({ available: true, days: 14 });
    expect(await sender.call('license.startTrial', {})).toMatchObject({ mode: 'active', code: 'VALID' });
    expect(await sender.call('license.check', {})).toMatchObject({ lastCheck: { result: 'valid' } });
  });

  it('says when it is over, and when there is none', async () => {
    server.knobs.mood = 'up';
    server.knobs.code = 'EXPIRED';
    expect(await sender.call('license.startTrial', {})).toMatchObject({
      mode: 'unlicensed',
      code: 'EXPIRED',
      action: 'renew',
    });
    server.knobs.trial = false;
    await expect(sender.call('license.startTrial', {})).rejects.toMatchObject({ code: 'TRIAL_UNAVAILABLE' });
    server.knobs.mood = 'down';
    await expect(sender.call('license.startTrial', {})).rejects.toMatchObject({
      code: 'LICENSE_SERVER_UNREACHABLE',
    });
  });
});
