import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { AppError } from '@mywasender/contract/app-error';
import { COMMANDS, type CommandName, isCommandName } from '@mywasender/contract/commands/command-map';
import { ERRORS_OF_ALL, errorsOfCommand } from '@mywasender/contract/commands/errors-of-command';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { DEFAULT_SETTINGS, TERMS_VERSION } from '@mywasender/contract/models/settings';
import { createFakeGateway } from '@mywasender/gateway/fake/create-fake-gateway';
import type { FakeGateway } from '@mywasender/gateway/fake/fake-types';
import { pino } from 'pino';
import { createSkippingClock } from '../src/clock/create-skipping-clock.ts';
import { createSender, type Sender } from '../src/create-sender.ts';
import type { Clock, SecretStore, SenderDeps } from '../src/ports.ts';
import { openStore } from '../src/store/open-store.ts';
import { createTinyLicenseServer, type TinyLicenseServer } from './license-server.ts';

/** Monday 2026-11-23, 10:00 in Berlin. */
export const START = Date.UTC(2026, 10, 23, 9, 0);

export interface World {
  readonly dataDir: string;
  readonly gateway: FakeGateway;
  readonly clock: Clock;
  readonly server: TinyLicenseServer;
  readonly deps: SenderDeps;
  /** Starts a sender on the world's data folder; stopped by `end`. */
  start(change?: Partial<SenderDeps>): Promise<Sender>;
  end(): Promise<void>;
}

export function memorySecrets(): SecretStore {
  const kept = new Map<string, string>();
  return {
    kind: 'keyring',
    get: async (name) => kept.get(name) ?? null,
    set: async (name, value) => {
      kept.set(name, value);
    },
    delete: async (name) => {
      kept.delete(name);
    },
  };
}

/** A data folder, a fake WhatsApp, a license server in memory and a clock that skips the waiting. */
export async function createWorld({ seed = 'test' }: { readonly seed?: string } = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mws-sender-'));
  const clock = createSkippingClock(START);
  const gateway = createFakeGateway({ now: () => clock.now() });
  const server = await createTinyLicenseServer();
  const senders: Sender[] = [];
  const deps: SenderDeps = {
    dataDir,
    gateway,
    graphUrl: null,
    clock,
    wallClock: { now: () => Date.now(), monotonic: () => performance.now(), bootId: 'boot' },
    random: seededRandom(seed),
    secrets: memorySecrets(),
    settings: {
      // Most tests count what left: the confirmation of a STOP has tests of its own.
      get: async () => ({
        ...DEFAULT_SETTINGS,
        senderName: 'Acme',
        defaultCountry: 'DE',
        confirmStop: false,
      }),
      set: async () => undefined,
    },
    machine: {
      fingerprintComponents: async () => ({ machineId: 'a1b2c3d4e5f60718', cpuModel: 'test' }),
      hostname: 'box',
      deviceName: 'Test box',
      platform: 'linux',
      appVersion: '0.1.0',
    },
    fetch: server.fetch,
    serverUrl: server.url,
    leaseKeys: { trust: 'pinned', keys: server.keys },
    adapterKeys: [],
    browser: {
      info: async () => ({ path: null, source: 'missing' }),
      installed: () => [],
      isProgram: () => false,
      download: async () => undefined,
    },
    hosts: [],
    host: 'headless',
    simulated: true,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  };
  return {
    dataDir,
    gateway,
    clock,
    server,
    deps,
    start: async (change = {}) => {
      placeStore(change.dataDir ?? dataDir);
      const sender = await createSender({ ...deps, ...change });
      senders.push(sender);
      return { ...sender, call: (name, input) => sender.call(name, input).catch(onlyNamed(name)) };
    },
    end: async () => {
      for (const sender of senders) await sender.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

let emptyStore: Buffer | undefined;

/** A new data folder begins with a store that is up to date: the migrations have tests of their own. */
function placeStore(dataDir: string): void {
  const path = join(dataDir, 'app.db');
  if (existsSync(path)) return;
  emptyStore ??= makeEmptyStore();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(path, emptyStore, { mode: 0o600 });
}

function makeEmptyStore(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'mws-store-'));
  try {
    openStore({ dataDir: folder, now: START }).close();
    return readFileSync(join(folder, 'app.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The contract names what a command refuses with; `docs/commands.md` and callers rest on that. */
function onlyNamed(name: CommandName) {
  return (error: unknown): never => {
    if (!(error instanceof AppError) || !isCommandName(name)) throw error;
    const named = [...ERRORS_OF_ALL, ...errorsOfCommand(COMMANDS[name])];
    if (named.includes(error.code)) throw error;
    throw new Error(
      `${name} refused with ${error.code}: name it under errors in packages/contract/src/commands`,
      {
        cause: error,
      },
    );
  };
}

export async function acceptTerms(sender: Sender): Promise<void> {
  const yes = { acceptsTerms: true, acceptsConsentDuty: true, acceptsRisk: true } as const;
  await sender.call('settings.acceptTerms', { version: TERMS_VERSION, name: 'Ada Owner', ...yes });
}

/** Terms accepted, license active, one profile ready. Returns the profile's id. */
export async function makeReady(world: World, sender: Sender): Promise<string> {
  await acceptTerms(sender);
  await sender.call('license.activate', { key: world.server.licenseKey });
  return addProfile(sender, 'Shop');
}

/** One more profile that is ready. Returns its id. */
export async function addProfile(sender: Sender, name: string): Promise<string> {
  const profile = await sender.call('profiles.create', { name });
  await sender.call('profiles.connect', { profileId: profile.id });
  return profile.id;
}

export const CONSENT = {
  source: 'Sign-up sheet at the counter',
  date: '2026-01-15',
  method: 'Paper form',
  attestedBy: 'Ada Owner',
};

/** A German mobile number that libphonenumber accepts. */
export function phoneOf(index: number): string {
  return `+49151${String(10_000_000 + index)}`;
}

export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join(',')).join('\n');
}

/** A file the user chose; the answer is what commands take for it. */
export function putFile(sender: Sender, content: string | Uint8Array, name = 'contacts.csv') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const stream = (async function* () {
    yield bytes;
  })();
  return sender.files.add({ name, stream });
}

export async function contactsIn(sender: Sender, listId: string) {
  return (await sender.call('contacts.list', { listId, limit: 200 })).items;
}

export async function importText(sender: Sender, text: string | Uint8Array, listName = 'Customers') {
  const file = await putFile(sender, text);
  return sender.call('contacts.import', { file, defaultCountry: 'DE', listName, consent: CONSENT });
}

export async function importPeople(sender: Sender, count: number, listName = 'Customers'): Promise<string> {
  const rows = Array.from({ length: count }, (_, index) => [`Person ${index}`, phoneOf(index)]);
  return (await importText(sender, csvOf([['Name', 'Phone'], ...rows]), listName)).listId;
}

export const TEXT = 'Hello {{first_name|there}}, Acme has news. Reply STOP to stop.';

export function draftOf(
  ids: { readonly profileId: string; readonly listId: string },
  change: Partial<CampaignDraft> = {},
): CampaignDraft {
  return {
    name: 'Notice',
    profileIds: [ids.profileId],
    audience: { listIds: [ids.listId] },
    message: { text: TEXT },
    schedule: { startAt: null, from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6, 7], expiresAt: null },
    pace: { minGapSeconds: 20, maxGapSeconds: 60, perMinute: 3, perHour: 60, perDay: 400 },
    ...change,
  };
}

export async function startCampaign(sender: Sender, draft: CampaignDraft): Promise<string> {
  const { id } = await sender.call('campaigns.create', draft);
  await sender.call('campaigns.start', { campaignId: id });
  return id;
}

/** Resolves when the campaign is over; rejects after real seconds with what it waits for. */
export async function untilOver(sender: Sender, campaignId: string, seconds = 20) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const campaign = await sender.call('campaigns.get', { campaignId });
    if (campaign.status === 'finished' || campaign.status === 'stopped') return campaign;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(campaign, null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function everybody(sender: Sender, campaignId: string) {
  const items = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(sender, campaignId, cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

function pageOf(sender: Sender, campaignId: string, cursor: string | null) {
  return sender.call('campaigns.recipients', {
    campaignId,
    limit: 200,
    ...(cursor === null ? {} : { cursor }),
  });
}
