import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, memorySecrets, START } from '../../test/harness.ts';
import { createTinyLicenseServer } from '../../test/license-server.ts';
import type { Sender } from '../create-sender.ts';
import type { SenderDeps } from '../ports.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A license server over real HTTP and a wall clock the test moves. */
async function createLicensed() {
  const world = await createWorld();
  const server = await createTinyLicenseServer();
  const close = await server.listen();
  const time = { wall: START, monotonic: 1_000_000, boot: 'boot-1' };
  server.knobs.now = () => time.wall;
  const deps: Partial<SenderDeps> = {
    fetch: globalThis.fetch,
    serverUrl: server.url,
    leaseKeys: { trust: 'pinned', keys: server.keys },
    secrets: memorySecrets(),
    wallClock: { now: () => time.wall, monotonic: () => time.monotonic, bootId: time.boot },
  };
  let sender = await world.start(deps);
  const pass = (ms: number) => {
    time.wall += ms;
    time.monotonic += ms;
  };
  return {
    world,
    server,
    time,
    pass,
    deps,
    close,
    get sender(): Sender {
      return sender;
    },
    restart: async (change: Partial<SenderDeps> = {}) => {
      await sender.stop();
      sender = await world.start({ ...deps, ...change });
      return sender;
    },
    state: () => sender.call('license.state', {}),
    check: () => sender.call('license.check', {}),
    activate: () => sender.call('license.activate', { key: server.licenseKey }),
  };
}

let t: Awaited<ReturnType<typeof createLicensed>>;
beforeEach(async () => {
  t = await createLicensed();
});
afterEach(async () => {
  await t.world.end();
  t.close();
});

describe('activation', () => {
  it('begins without a license and has one after activating', async () => {
    expect(await t.state()).toMatchObject({ mode: 'unlicensed', code: null, action: 'enter-key' });
    expect(await t.activate()).toMatchObject({
      mode: 'active',
      code: 'VALID',
      planName: 'Pro',
      keyEnd: t.server.licenseKey.slice(-5),
      lastCheck: { result: 'valid' },
      deviceIdSource: 'hardware',
    });
  });

  it('finds a typing error before asking anybody', async () => {
    const wrong = t.server.licenseKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    await expect(t.sender.call('license.activate', { key: wrong })).rejects.toMatchObject({
      code: 'LICENSE_KEY_MISTYPED',
    });
    expect(t.server.knobs.asked).toEqual([]);
  });

  it('says which key does not exist, without a license in use being touched', async () => {
    t.server.knobs.code = 'NOT_FOUND';
    expect(await t.activate()).toMatchObject({ mode: 'unlicensed', code: 'NOT_FOUND', action: 'enter-key' });
  });

  it('lists the computers at the limit and takes the place of one', async () => {
    const device = { id: crypto.randomUUID(), name: 'Old laptop', platform: 'win32', appVersion: '0.1.0' };
    const seen = new Date(START).toISOString();
    t.server.knobs.devices = [{ ...device, activatedAt: seen, lastSeenAt: seen, offlineUntil: null }];
    t.server.knobs.code = 'DEVICE_LIMIT_REACHED';
    const refused = await t.activate();
    expect(refused).toMatchObject({
      mode: 'unlicensed',
      action: 'choose-device',
      devices: [{ id: device.id, name: 'Old laptop', platform: 'win32', lastSeenAt: START }],
    });
    t.server.knobs.code = 'VALID';
    const replaced = await t.sender.call('license.activate', {
      key: t.server.licenseKey,
      replaceDeviceId: device.id,
    });
    expect(replaced).toMatchObject({ mode: 'active', devices: [] });
  });

  it.each([
    ['down', 'LICENSE_SERVER_UNREACHABLE'],
    ['error', 'LICENSE_SERVER_UNREACHABLE'],
    ['busy', 'RATE_LIMITED'],
    ['forged', 'LICENSE_ANSWER_INVALID'],
    ['wrong-nonce', 'LICENSE_ANSWER_INVALID'],
  ] as const)('tells an activation that failed because the server is %s', async (mood, code) => {
    t.server.knobs.mood = mood;
    await expect(t.activate()).rejects.toMatchObject({ code });
    expect(await t.state()).toMatchObject({ mode: 'unlicensed', code: null });
  });
});

describe('outage', () => {
  it('runs on the lease for seven days and then reads only; one answer cures it', async () => {
    await t.activate();
    t.server.knobs.mood = 'down';
    const modes: string[] = [];
    for (let day = 0; day <= 8; day += 1) {
      modes.push((await t.check()).mode);
      t.pass(DAY);
    }
    // Day 1 is the moment the check is due, still to the second inside the lease.
    expect(modes).toEqual([
      'active',
      'active',
      'grace',
      'grace',
      'grace',
      'grace',
      'grace',
      'read-only',
      'read-only',
    ]);
    t.server.knobs.mood = 'up';
    expect((await t.check()).mode).toBe('active');
  });

  it.each(['down', 'error', 'busy', 'forged', 'wrong-nonce', 'replay'] as const)(
    'keeps the lease when the server is %s',
    async (mood) => {
      const before = await t.activate();
      t.server.knobs.mood = mood;
      t.server.knobs.code = mood === 'replay' ? 'VALID' : 'REVOKED';
      const after = await t.check();
      expect(after).toMatchObject({ mode: 'active', graceUntil: before.graceUntil });
      expect(after.lastCheck?.result).toBe(
        ['down', 'error', 'busy'].includes(mood) ? 'unreachable' : 'invalid-answer',
      );
    },
  );
});

describe('denial', () => {
  it('beats every later outage, also after a restart, until the server says otherwise', async () => {
    await t.activate();
    t.server.knobs.code = 'REVOKED';
    expect(await t.check()).toMatchObject({ mode: 'read-only', code: 'REVOKED', action: 'contact-seller' });
    t.server.knobs.mood = 'down';
    t.pass(HOUR);
    expect(await t.check()).toMatchObject({ mode: 'read-only', code: 'REVOKED' });
    await t.restart();
    expect(await t.state()).toMatchObject({ mode: 'read-only', code: 'REVOKED' });
    t.server.knobs.mood = 'up';
    t.server.knobs.code = 'VALID';
    expect(await t.check()).toMatchObject({ mode: 'active', code: 'VALID' });
  });

  it('cannot be undone by putting the old row back without its seal', async () => {
    await t.activate();
    await t.sender.stop();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(`${t.world.dataDir}/app.db`);
    database.exec(
      `UPDATE license_state SET record = replace(record, '"tombstone":null', '"tombstone":false')`,
    );
    database.close();
    t.server.knobs.mood = 'down';
    await t.restart();
    expect(await t.state()).toMatchObject({ mode: 'unlicensed' });
    t.server.knobs.mood = 'up';
    expect(await t.check()).toMatchObject({ mode: 'active' });
  });
});

describe('tokens and proofs', () => {
  it('exchanges a token the server no longer takes', async () => {
    await t.activate();
    t.server.knobs.mood = 'token-invalid';
    expect(await t.check()).toMatchObject({ mode: 'active', lastCheck: { result: 'valid' } });
    expect(t.server.knobs.asked.slice(-2)).toEqual(['/v1/licenses/validate', '/v1/licenses/refresh']);
  });

  it('exchanges a token that is old', async () => {
    await t.activate();
    t.pass(21 * DAY);
    expect(await t.check()).toMatchObject({ mode: 'active' });
    expect(t.server.knobs.asked.at(-1)).toBe('/v1/licenses/refresh');
  });

  it('proves itself with the time of the server when its own clock is wrong', async () => {
    await t.activate();
    t.server.knobs.now = () => t.time.wall + 30 * 60_000;
    expect(await t.check()).toMatchObject({ mode: 'active', lastCheck: { result: 'valid' }, clock: 'ok' });
  });
});

describe('clock', () => {
  it('asks when set back, pauses only offline and beyond a day, and one answer cures it', async () => {
    await t.activate();
    t.server.knobs.mood = 'down';
    t.time.wall -= 2 * HOUR;
    expect(await t.check()).toMatchObject({ mode: 'active', clock: 'behind' });
    t.time.wall -= 2 * DAY;
    expect(await t.check()).toMatchObject({ mode: 'read-only', clock: 'behind' });
    t.server.knobs.mood = 'up';
    t.server.knobs.now = () => t.time.wall + 2 * DAY + 2 * HOUR;
    expect(await t.check()).toMatchObject({ mode: 'active', clock: 'ok' });
  });

  it('does not gain time by being set back across a restart', async () => {
    await t.activate();
    t.server.knobs.mood = 'down';
    t.pass(6 * DAY);
    await t.check();
    t.time.wall -= 6 * DAY - HOUR;
    await t.restart({ wallClock: { now: () => t.time.wall, monotonic: () => 5, bootId: 'boot-2' } });
    const state = await t.check();
    expect(state).toMatchObject({ mode: 'read-only', clock: 'behind' });
  });
});

describe('deactivation', () => {
  it('frees the place and forgets the license', async () => {
    await t.activate();
    const done = await t.sender.call('license.deactivate', {});
    expect(done).toMatchObject({ serverTold: true, note: null, state: { mode: 'unlicensed', keyEnd: null } });
    expect(t.server.knobs.asked.at(-1)).toBe('/v1/licenses/deactivate');
  });

  it('frees the place in the license before, when another one is activated', async () => {
    await t.activate();
    await t.activate();
    expect(t.server.knobs.asked.filter((path) => path === '/v1/licenses/deactivate')).toEqual([]);
    t.server.knobs.licenseId = randomUUID();
    t.server.knobs.code = 'REVOKED';
    await t.activate();
    expect(t.server.knobs.asked.at(-1)).toBe('/v1/licenses/activate');
    t.server.knobs.code = 'VALID';
    expect(await t.activate()).toMatchObject({ mode: 'active' });
    expect(t.server.knobs.asked.slice(-2)).toEqual(['/v1/licenses/activate', '/v1/licenses/deactivate']);
  });

  it('works offline and says that the server was not told', async () => {
    await t.activate();
    t.server.knobs.mood = 'down';
    const done = await t.sender.call('license.deactivate', {});
    expect(done.serverTold).toBe(false);
    expect(done.note).toContain('could not be told');
  });
});

describe('trust on first use', () => {
  it('pins the keys it saw first and refuses others', async () => {
    await t.restart({ leaseKeys: { trust: 'first-use' } });
    expect(await t.activate()).toMatchObject({ mode: 'active' });
    const other = await createTinyLicenseServer();
    const close = await other.listen();
    other.knobs.now = () => t.time.wall;
    await t.restart({ leaseKeys: { trust: 'first-use' }, serverUrl: other.url });
    await expect(t.sender.call('license.activate', { key: other.licenseKey })).rejects.toMatchObject({
      code: 'LICENSE_ANSWER_INVALID',
    });
    close();
  });
});

it('announces each change once', async () => {
  const seen: string[] = [];
  t.sender.subscribe('license.changed', ({ mode, code }) => seen.push(`${mode} ${code}`));
  await t.activate();
  t.server.knobs.code = 'SUSPENDED';
  await t.check();
  await setTimeout(0);
  expect(seen).toEqual(['active VALID', 'read-only SUSPENDED']);
});
