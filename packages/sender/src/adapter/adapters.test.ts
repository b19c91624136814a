import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterOutcome } from '@mywasender/contract/models/adapter';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BundleServer, createBundleServer, DAY } from '../../test/bundle-server.ts';
import { createEventHub } from '../events/create-event-hub.ts';
import { type OpenedStore, openStore } from '../store/open-store.ts';
import { type Adapters, type AdaptersInput, createAdapters } from './create-adapters.ts';

const CODE = 'window.newer = true;';
const log = pino({ level: 'silent' });

let dataDir: string;
let store: OpenedStore;
let server: BundleServer;
let now: number;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-adapter-'));
  store = openStore({ dataDir, now: 0 });
});
beforeEach(async () => {
  store.sql.run("DELETE FROM meta WHERE key = 'adapter'");
  rmSync(join(dataDir, 'adapter'), { recursive: true, force: true });
  server = await createBundleServer();
  now = Date.now();
});
afterAll(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** An app that starts on the data folder, and what it wants to do with open profiles. */
function start(
  change: Partial<AdaptersInput> & { readonly appVersion?: string; readonly on?: boolean } = {},
) {
  const told: string[] = [];
  const { appVersion = '0.1.0', on = true, ...input } = change;
  const adapters = createAdapters({
    dataDir,
    sql: store.sql,
    adapterKeys: server.keys,
    fetch: server.besides(() => Promise.reject(new Error('nothing else is asked'))),
    serverUrl: 'http://license.test',
    machine: {
      fingerprintComponents: async () => ({}),
      hostname: '',
      deviceName: '',
      platform: 'linux',
      appVersion,
    },
    wallClock: { now: () => now, monotonic: () => 0, bootId: '' },
    events: createEventHub(log),
    settings: {
      get: () => ({ ...DEFAULT_SETTINGS, adapterUpdates: on }),
      update: () => Promise.reject(new Error('not here')),
    },
    installed: () => void told.push('installed'),
    dropped: () => void told.push('dropped'),
    log,
    ...input,
  });
  return { adapters, told };
}

const outcome = async (adapters: Adapters) => (await adapters.lookAgain()).lastLook?.outcome;
const files = () => (existsSync(join(dataDir, 'adapter')) ? readdirSync(join(dataDir, 'adapter')) : []);

describe('a newer bundle', () => {
  it('is fetched once, used from then on, also after a restart, and said to be in use', async () => {
    await server.publish(CODE);
    const { adapters, told } = start();
    expect(await adapters.describe()).toMatchObject({ source: 'built-in', version: '0.1.0', lastLook: null });
    expect(await adapters.lookAgain()).toEqual({
      mode: 'on',
      source: 'update',
      version: '2026.11.26',
      waJsVersion: '4.7.0',
      lastLook: { at: now, outcome: 'installed' },
      setAside: null,
    });
    expect(told).toEqual(['installed']);
    expect(await adapters.forOpening('p')).toEqual({ version: '2026.11.26', sequence: 1, script: CODE });
    expect(await outcome(adapters)).toBe('current');
    expect(server.served.asked.filter((path) => path !== '/v1/adapter')).toHaveLength(1);
    expect((await start().adapters.forOpening('p'))?.script).toBe(CODE);
  });

  it('takes the place of the one before, whose file goes', async () => {
    const { adapters } = start();
    await server.publish(CODE);
    await adapters.lookAgain();
    await server.publish('window.newest = true;', { sequence: 2, version: '2026.12.1' });
    expect(await outcome(adapters)).toBe('installed');
    expect((await adapters.forOpening('p'))?.version).toBe('2026.12.1');
    expect(files()).toHaveLength(1);
  });
});

describe('nothing is taken', () => {
  const good = () => server.manifestOf(CODE);
  const rows: readonly (readonly [string, AdapterOutcome, () => Promise<unknown>])[] = [
    ['when nothing is published', 'none', async () => undefined],
    [
      'from a stranger who takes the name of the release key',
      'signature',
      async () => {
        server.served.manifest = await server.sign(good(), server.stranger);
      },
    ],
    [
      'with a changed character in the manifest',
      'signature',
      async () => {
        const token = await server.sign(good());
        const [head = '', body = '', signature = ''] = token.split('.');
        const other = body.startsWith('ey', 0) ? `e${body[2] === 'A' ? 'B' : 'A'}${body.slice(2)}` : body;
        server.served.manifest = [head, other, signature].join('.');
      },
    ],
    [
      'with a flipped bit in the file',
      'damaged',
      async () => {
        server.served.file[3] = (server.served.file[3] ?? 0) ^ 1;
      },
    ],
    [
      'when the file is cut off',
      'damaged',
      async () => {
        server.served.file = server.served.file.subarray(0, -1);
      },
    ],
    [
      'when there is more than was signed',
      'too-large',
      async () => {
        server.served.file = Buffer.concat([server.served.file, Buffer.from(';')]);
      },
    ],
    [
      'when the manifest has no end',
      'too-large',
      async () => {
        server.served.odd = (path) => (path === '/v1/adapter' ? new Response('x'.repeat(50_000)) : null);
      },
    ],
    [
      'when the answer is a page of a proxy',
      'damaged',
      async () => {
        server.served.odd = (path) => (path === '/v1/adapter' ? new Response('<html>') : null);
      },
    ],
    [
      'when it is over',
      'expired',
      async () => {
        server.served.manifest = await server.sign({ ...good(), expiresAt: now });
      },
    ],
    [
      'when it wants a newer app',
      'app-too-old',
      async () => {
        server.served.manifest = await server.sign({
          ...good(),
          minAppVersion: '0.1.1',
          maxAppVersion: '0.2.0',
        });
      },
    ],
    [
      'when the server is down',
      'unreachable',
      async () => {
        server.served.odd = () => {
          throw new TypeError('fetch failed');
        };
      },
    ],
    [
      'when the server is overloaded',
      'unreachable',
      async () => {
        server.served.odd = (path) => (path === '/v1/adapter' ? null : new Response('', { status: 503 }));
      },
    ],
    [
      'when the line breaks in the middle of the file',
      'unreachable',
      async () => {
        const broken = new ReadableStream({
          start: (stream) => {
            stream.enqueue(new Uint8Array(5));
            stream.error(new Error('cut off'));
          },
        });
        server.served.odd = (path) => (path === '/v1/adapter' ? null : new Response(broken));
      },
    ],
  ];
  it.each(rows)('%s: %s', async (what, wanted, damage) => {
    const { adapters, told } = start();
    if (what !== 'when nothing is published') await server.publish(CODE);
    await damage();
    expect(await outcome(adapters)).toBe(wanted);
    expect([await adapters.forOpening('p'), files(), told]).toEqual([undefined, [], []]);
    // and what there is stays when something worse comes
    server.served.odd = () => null;
    await server.publish(CODE, { sequence: 5 });
    expect(await outcome(adapters)).toBe('installed');
    if (what !== 'when nothing is published') {
      await server.publish('window.other = 1;', { sequence: 6 });
      await damage();
      await adapters.lookAgain();
    }
    expect((await adapters.forOpening('p'))?.script).toBe(CODE);
  });

  it('by a build without a release key, and nobody is asked', async () => {
    await server.publish(CODE);
    const { adapters } = start({ adapterKeys: [] });
    expect(await adapters.lookAgain()).toMatchObject({ mode: 'no-key', source: 'built-in', lastLook: null });
    adapters.lookSoon(0);
    expect(server.served.asked).toEqual([]);
  });

  it('when it is switched off, which puts what was installed out of use', async () => {
    await server.publish(CODE);
    await start().adapters.lookAgain();
    const { adapters, told } = start({ on: false });
    expect(await adapters.lookAgain()).toMatchObject({ mode: 'off', source: 'built-in', version: '0.1.0' });
    await adapters.switched();
    expect([await adapters.forOpening('p'), told, server.served.asked.length]).toEqual([
      undefined,
      ['dropped'],
      2,
    ]);
    // on again: it is still there
    expect((await start().adapters.forOpening('p'))?.script).toBe(CODE);
  });
});

describe('there is no way back', () => {
  it('to a lower number, or another manifest of the same one, also after a restart', async () => {
    await server.publish(CODE, { sequence: 4 });
    const old = server.served.manifest;
    await server.publish('window.newest = 1;', { sequence: 5 });
    await start().adapters.lookAgain();
    const { adapters } = start();
    server.served.manifest = old;
    server.served.file = Buffer.from(CODE);
    expect(await outcome(adapters)).toBe('downgrade');
    await server.publish(CODE, { sequence: 5 });
    expect(await outcome(adapters)).toBe('downgrade');
    expect((await adapters.forOpening('p'))?.script).toBe('window.newest = 1;');
  });

  it('to what was there before one that was for other apps', async () => {
    const { adapters } = start();
    await server.publish(CODE, { sequence: 9, minAppVersion: '0.9.0', maxAppVersion: '0.9.0' });
    expect(await outcome(adapters)).toBe('app-too-old');
    await server.publish(CODE, { sequence: 8 });
    expect(await outcome(adapters)).toBe('downgrade');
  });

  it('from a withdrawal: the app goes on with its own code, and no replay brings the bundle back', async () => {
    const { adapters, told } = start();
    await server.publish(CODE, { sequence: 3 });
    const withdrawn = server.served.manifest;
    await adapters.lookAgain();
    await server.withdraw(4);
    expect(await adapters.lookAgain()).toMatchObject({
      source: 'built-in',
      lastLook: { outcome: 'withdrawn' },
    });
    expect([told, files()]).toEqual([['installed', 'dropped'], []]);
    server.served.manifest = withdrawn;
    expect(await outcome(adapters)).toBe('downgrade');
    // a withdrawal is signed as well
    await server.publish(CODE, { sequence: 5 });
    await adapters.lookAgain();
    server.served.manifest = await server.sign(
      { format: 1, kind: 'withdrawal', sequence: 6, reason: 'r', createdAt: now },
      server.stranger,
    );
    expect(await outcome(adapters)).toBe('signature');
    expect((await adapters.forOpening('p'))?.script).toBe(CODE);
  });
});

describe('what is installed is proved at each use', () => {
  beforeEach(async () => {
    await server.publish(CODE);
    await start().adapters.lookAgain();
  });

  it.each([
    ['replaced by something else of the same length', () => CODE.replace('true', 'evil')],
    ['longer', () => `${CODE};evil();`],
    ['empty', () => ''],
  ])('a file that is %s is not used, and fetched anew', async (_what, content) => {
    const { adapters } = start();
    writeFileSync(join(dataDir, 'adapter', files()[0] ?? ''), content());
    server.served.odd = () => new Response('', { status: 503 });
    expect(await adapters.forOpening('p')).toBeUndefined();
    expect(await adapters.describe()).toMatchObject({ source: 'built-in', setAside: { why: 'changed' } });
    server.served.odd = () => null;
    // the first may join the look that had no answer
    for (let look = 0; look < 2; look++) await adapters.lookAgain();
    expect((await adapters.forOpening('p'))?.script).toBe(CODE);
  });

  it('one that is gone is fetched anew by itself', async () => {
    rmSync(join(dataDir, 'adapter'), { recursive: true });
    const { adapters } = start();
    expect(await adapters.forOpening('p')).toBeUndefined();
    await expect.poll(async () => (await adapters.forOpening('p'))?.script).toBe(CODE);
    expect((await adapters.describe()).setAside).toBeNull();
  });

  it('a bundle that is over, and one older than the app, give way to the app’s own code', async () => {
    now += 91 * DAY;
    const { adapters } = start();
    expect(await adapters.forOpening('p')).toBeUndefined();
    expect(await adapters.describe()).toMatchObject({ setAside: { why: 'refused', detail: 'expired' } });
    now -= 91 * DAY;
    await adapters.lookAgain();
    const newer = start({ appVersion: '0.2.0' }).adapters;
    expect(await newer.forOpening('p')).toBeUndefined();
    expect(await newer.describe()).toMatchObject({
      version: '0.2.0',
      setAside: { why: 'refused', detail: 'app-newer' },
    });
  });

  it('a key that is pinned no more has signed nothing', async () => {
    const other = await createBundleServer();
    const { adapters } = start({ adapterKeys: other.keys });
    expect(await adapters.forOpening('p')).toBeUndefined();
  });
});

describe('code that does not work', () => {
  const problem = 'missing Cmd';
  it('is set aside for good when the app’s own works in the same profile', async () => {
    await server.publish(CODE);
    const { adapters } = start();
    await adapters.lookAgain();
    const bundle = await adapters.forOpening('p');
    expect(adapters.failed('p', bundle, problem)).toBe(true);
    // this profile is compared, the others go on
    expect([await adapters.forOpening('p'), (await adapters.forOpening('q'))?.script]).toEqual([
      undefined,
      CODE,
    ]);
    adapters.worked('p', undefined);
    expect(await adapters.describe()).toMatchObject({
      source: 'built-in',
      setAside: { version: '2026.11.26', why: 'self-test', detail: problem, at: now },
    });
    const again = start().adapters;
    again.lookSoon(0);
    await again.stop();
    expect((await again.describe()).source).toBe('built-in');
    await server.publish(`${CODE}//mended`, { sequence: 2, version: '2' });
    expect(await outcome(start().adapters)).toBe('installed');
  });

  it('is not taken again by itself, and is when a person asks', async () => {
    await server.publish(CODE);
    const { adapters } = start();
    await adapters.lookAgain();
    adapters.failed('p', await adapters.forOpening('p'), problem);
    adapters.worked('p', undefined);
    const asked = server.served.asked.length;
    adapters.lookSoon(0);
    await expect.poll(() => server.served.asked.length).toBe(asked + 1);
    await expect.poll(async () => (await adapters.describe()).lastLook?.outcome).toBe('failed-here');
    expect(await outcome(adapters)).toBe('installed');
  });

  it('is nobody’s fault when the app’s own does not work either', async () => {
    await server.publish(CODE);
    const { adapters } = start();
    await adapters.lookAgain();
    const bundle = await adapters.forOpening('p');
    expect(adapters.failed('p', bundle, problem)).toBe(true);
    expect(adapters.failed('p', undefined, problem)).toBe(false);
    expect((await adapters.forOpening('p'))?.script).toBe(CODE);
    expect((await adapters.describe()).setAside).toBeNull();
    // no page is opened for it again and again
    expect([await adapters.hasNewer('p', undefined), await adapters.hasNewer('q', undefined)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('when it looks by itself', () => {
  const lookedAfter = async (adapters: Adapters, ms: number): Promise<boolean> => {
    const before = server.served.asked.length;
    now += ms;
    adapters.lookSoon(DAY);
    await Promise.resolve();
    return server.served.asked.length > before;
  };

  it('asks once a day, and whatever the clock says after it was set back', async () => {
    const { adapters } = start();
    await adapters.lookAgain();
    expect(await lookedAfter(adapters, DAY - 1)).toBe(false);
    expect(await lookedAfter(adapters, 1)).toBe(true);
    await adapters.lookAgain();
    expect(await lookedAfter(adapters, -2 * DAY)).toBe(true);
  });

  it('asks again an hour after there was no answer', async () => {
    server.served.odd = () => new Response('', { status: 502 });
    const { adapters } = start();
    await adapters.lookAgain();
    expect(await lookedAfter(adapters, 3_600_000 - 1)).toBe(false);
    expect(await lookedAfter(adapters, 1)).toBe(true);
  });

  it('asks once however many want it, and not at all once it is stopped', async () => {
    const { adapters } = start();
    await Promise.all([adapters.lookAgain(), adapters.lookAgain(), adapters.lookAgain()]);
    expect(server.served.asked).toHaveLength(1);
    await adapters.stop();
    expect(await lookedAfter(adapters, DAY)).toBe(false);
  });
});
