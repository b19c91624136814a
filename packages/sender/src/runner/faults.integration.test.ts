import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWebGateway } from '@mywasender/gateway/web/create-web-gateway';
import { joinPageScripts, readPageAssets } from '@mywasender/gateway/web/page-assets';
import { buildSimulator } from '@mywasender/simulator/app';
import { FaultsBody } from '@mywasender/simulator/schemas';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BundleServer, createBundleServer } from '../../test/bundle-server.ts';
import { FAULT_TABLE, type FaultRow } from '../../test/fault-table.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  putFile,
  START,
  startCampaign,
  TEXT,
} from '../../test/harness.ts';
import { pngOf } from '../../test/media-files.ts';
import { createRealClock } from '../clock/create-real-clock.ts';

const WAIT = { timeout: 30_000, interval: 20 };
const ALWAYS = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};
const YEAR = 365 * 86_400_000;

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A sender whose one profile is linked to a simulator, in a real browser. */
async function open({ when, body }: Pick<FaultRow, 'when' | 'body'>, people = 1, bundles?: BundleServer) {
  const world = await createWorld();
  stops.push(() => world.end());
  // What waits must go on waiting while it is looked at.
  const clock = when === 'before' ? world.clock : createRealClock();
  const simulator = await buildSimulator({ now: () => clock.now() });
  stops.push(() => simulator.app.close());
  const url = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  const post = async (path: string, payload: object) => {
    const answer = await simulator.app.inject({ method: 'POST', url: `/_sim/${path}`, payload });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const folder = mkdtempSync(join(tmpdir(), 'mws-faults-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const gateway = createWebGateway({
    url: `${url}/`,
    headless: true,
    timeouts: { callMs: 10_000, sendMs: 2_000, ackMs: 1_000, bootMs: 20_000 },
    bindingWaitMs: 300,
  });
  const sender = await world.start({
    gateway,
    clock,
    dataDir: folder,
    ...(bundles === undefined
      ? {}
      : { adapterKeys: bundles.keys, fetch: bundles.besides(world.server.fetch) }),
  });
  stops.push(() => sender.stop());
  // Before the page: one that is open loads again when its addressing changes.
  await post('faults', when === 'before' ? body : { timeLock: { endsAt: Date.now() + YEAR } });
  const profileId = await makeReady(world, sender);
  await post('scan', { profile: 'shop', waitMs: 20_000 });
  const profile = async () => (await sender.call('profiles.list', {})).profiles[0];
  await vi.waitFor(async () => expect((await profile())?.state.kind).toBe('ready'), WAIT);
  const listId = await importPeople(sender, people);
  const start = async () => {
    const ids = { profileId, listId };
    if (body.uploadFails === undefined) return startCampaign(sender, draftOf(ids, { schedule: ALWAYS }));
    const file = await putFile(sender, pngOf(8, 8), 'shop.png');
    const { media } = await sender.call('templates.addMedia', { file });
    return startCampaign(sender, draftOf(ids, { schedule: ALWAYS, message: { text: TEXT, media } }));
  };
  return { sender, simulator, post, profile, start, folder };
}

/** The browser of a profile below this folder, without its helpers. Linux only, as the tests are. */
function browserOf(folder: string): number {
  const found = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=');
    } catch {
      // A process may end while its entry is being read.
      return false;
    }
  });
  return Number(found[0]);
}

it('the browser is killed in the middle: opened again, and everybody gets it once', async () => {
  const { sender, simulator, profile, start, folder } = await open({ when: 'before', body: {} }, 12);
  const campaignId = await start();
  await vi.waitFor(() => expect(simulator.world.left.length).toBeGreaterThan(2), WAIT);
  const states: string[] = [];
  stops.push(sender.subscribe('profile.changed', ({ state }) => states.push(state.kind)));
  process.kill(browserOf(folder), 'SIGKILL');
  await vi.waitFor(
    async () =>
      expect(await sender.call('campaigns.get', { campaignId })).toMatchObject({ status: 'finished' }),
    WAIT,
  );
  expect(states[0]).toBe('offline');
  expect((await profile())?.state.kind).toBe('ready');
  const people = await everybody(sender, campaignId);
  const left = simulator.world.left.map(({ to }) => `+${to}`);
  expect(new Set(left).size).toBe(left.length);
  const unknown = people.filter(({ status }) => status === 'uncertain').map(({ phone }) => phone);
  expect([...left, ...unknown].toSorted()).toEqual(people.map(({ phone }) => phone).toSorted());
  // Whoever was being written to at that moment, and nobody else.
  expect(unknown.length).toBeLessThanOrEqual(1);
});

it('WhatsApp changed: a signed bundle mends it without a new app, and one that does not work gives way', async () => {
  const bundles = await createBundleServer();
  const builtIn = joinPageScripts(readPageAssets());
  // WhatsApp without the module that shows "typing…": the app's own code says what is missing, the mended one does without.
  const mended = builtIn
    .replace(/ChatPresence: .*/, '')
    .replace('WPP.chat.markIsComposing(chatId, ms)', 'Promise.resolve()');
  await bundles.publish(mended, { sequence: 1, version: 'mended' });
  const { sender, simulator, post, profile, start } = await open(
    { when: 'before', body: { missingModules: ['WAWebPresenceChatAction'] } },
    1,
    bundles,
  );
  expect(await sender.call('system.adapter', {})).toMatchObject({ source: 'update', version: 'mended' });
  const campaignId = await start();
  await vi.waitFor(
    async () =>
      expect(await sender.call('campaigns.get', { campaignId })).toMatchObject({ status: 'finished' }),
    WAIT,
  );
  expect(simulator.world.left).toHaveLength(1);

  await bundles.publish(
    builtIn.replace('WAWebStreamModel', 'Nonsense').replace('WPP.whatsapp.Stream,', 'null,'),
    {
      sequence: 2,
      version: 'broken',
    },
  );
  expect(await sender.call('system.lookForAdapter', {})).toMatchObject({ version: 'broken' });
  await post('faults', { missingModules: null });
  const profileId = (await profile())?.id ?? '';
  await sender.call('profiles.disconnect', { profileId });
  await sender.call('profiles.connect', { profileId });
  await vi.waitFor(async () => expect((await profile())?.state.kind).toBe('ready'), WAIT);
  await vi.waitFor(
    async () =>
      expect(await sender.call('system.adapter', {})).toMatchObject({
        source: 'built-in',
        setAside: { version: 'broken', why: 'self-test', detail: 'missing Stream' },
      }),
    WAIT,
  );
});

describe('every fault of WhatsApp becomes what the table says', () => {
  it.each(FAULT_TABLE)('$fault: $what', async (row) => {
    const { sender, simulator, post, profile, start } = await open(row);
    const campaignId = await start();
    const campaign = () => sender.call('campaigns.get', { campaignId });
    if (row.when === 'during') {
      await vi.waitFor(
        async () => expect(await campaign()).toMatchObject({ waiting: { reason: 'time-lock' } }),
        WAIT,
      );
      await post('faults', row.body);
      if (row.writes !== undefined)
        await post('say', { from: phoneOf(0), text: row.writes, profile: 'shop' });
      if (row.fault === 'newChatQuota') {
        const [first] = (await sender.call('profiles.list', {})).profiles;
        await sender.call('profiles.readMeter', { profileId: first?.id ?? '' });
      }
    }
    await vi.waitFor(async () => {
      const { profile: state, campaign: wanted, person } = row.becomes;
      if (state !== undefined) expect((await profile())?.state).toMatchObject(state);
      if (wanted !== undefined) expect(await campaign()).toMatchObject(wanted);
      if (person !== undefined) expect((await everybody(sender, campaignId))[0]).toMatchObject(person);
    }, WAIT);
    expect(simulator.world.left).toHaveLength(row.left);
    if (row.fault === 'timeLock') expect(simulator.world.left[0]?.at).toBeGreaterThan(START + 2 * 3_600_000);
  });

  it('has a row for every fault there is', () => {
    const missing = Object.keys(FaultsBody.properties).filter(
      (name) => !FAULT_TABLE.some(({ fault }) => fault === name),
    );
    expect(missing).toEqual([]);
  });

  it('is written down in docs/faults.md', async () => {
    const cell = (value: unknown) => (value === undefined ? '' : `\`${JSON.stringify(value)}\``);
    const lines = FAULT_TABLE.map(({ fault, what, becomes, left, says }) =>
      [
        '',
        `\`${fault}\`: ${what}`,
        cell(becomes.profile),
        cell(becomes.campaign),
        cell(becomes.person),
        left,
        Object.entries(says)
          .map(([key, sentence]) => `\`${key}\`: ${sentence}`)
          .join('<br>'),
        '',
      ]
        .join(' | ')
        .trim(),
    );
    await expect(
      [
        '# What a fault of WhatsApp becomes',
        '',
        'Each row is asserted in Chromium against the simulator (`faults.integration.test.ts`), which also writes this',
        'file with `vitest -u`. `left` counts the messages that truly left; nobody is written to twice.',
        '',
        '| fault | profile | campaign | person | left | what the app says |',
        '|---|---|---|---|---|---|',
        ...lines,
        '',
      ].join('\n'),
    ).toMatchFileSnapshot('../../../../docs/faults.md');
  });
});
