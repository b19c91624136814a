import { rmSync } from 'node:fs';
import type { LicenseCode } from '@mywasender/contract/license-codes';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAccounts } from '../config/read-accounts.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const DAY = 24 * 60 * 60_000;
const LIMIT = 2;
const DAYS = 10;
let server: TestServer;
let dataDir = '';
let start = 0;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  // the admin may rest for as long as a run lasts
  const accounts = readAccounts({ SESSION_IDLE_DAYS_WEB: '30' });
  server = await startTestServer({ databaseUrl: null, dataDir }, { config: { accounts } });
  start = server.clock.ms;
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Device = Awaited<ReturnType<typeof createTestDevice>>;
type Place = 'none' | 'active' | 'removed' | 'blocked';

/** What a license is, in a few lines: the server has to agree after every step. */
interface Model {
  status: 'active' | 'suspended' | 'revoked';
  daysLeft: number;
  daysPassed: number;
  readonly places: Place[];
  tokenDaysLeft: number[];
}
interface Real {
  readonly licenseId: string;
  readonly key: string;
  readonly token: string;
  readonly devices: readonly Device[];
  readonly known: { id: string; licenseToken: string }[];
}

const licenseDenial = ({ status, daysLeft }: Model): LicenseCode | null => {
  if (status !== 'active') return status === 'revoked' ? 'REVOKED' : 'SUSPENDED';
  return daysLeft <= 0 ? 'EXPIRED' : null;
};

class Activate implements fc.AsyncCommand<Model, Real> {
  readonly who: number;
  constructor(who: number) {
    this.who = who;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { verdict, claims } = await required(real.devices[this.who]).activate(real.key);
    const place = required(model.places[this.who]);
    const full = model.places.filter((other) => other === 'active').length >= LIMIT;
    const expected =
      licenseDenial(model) ??
      (place === 'blocked'
        ? 'DEVICE_BLOCKED'
        : place !== 'active' && full
          ? 'DEVICE_LIMIT_REACHED'
          : 'VALID');
    expect(verdict.code).toBe(expected);
    expect(verdict.valid).toBe(expected === 'VALID');
    if (expected !== 'VALID') return;
    model.places[this.who] = 'active';
    model.tokenDaysLeft[this.who] = model.daysLeft;
    real.known[this.who] = { id: claims.deviceId ?? '', licenseToken: verdict.licenseToken ?? '' };
  }
  toString = () => `activate(${this.who})`;
}

class Validate implements fc.AsyncCommand<Model, Real> {
  readonly who: number;
  constructor(who: number) {
    this.who = who;
  }
  // a license token ends when its license did as it was issued, extended or not; then the key is asked, another step
  check = ({ places, tokenDaysLeft, daysLeft }: Readonly<Model>) =>
    places[this.who] !== 'none' && daysLeft > 0 && required(tokenDaysLeft[this.who]) > 0;
  async run(model: Model, real: Real) {
    const { verdict, claims } = await required(real.devices[this.who]).validate(
      required(real.known[this.who]),
      real.licenseId,
    );
    const codes = { active: 'VALID', removed: 'DEVICE_UNKNOWN', blocked: 'DEVICE_BLOCKED' } as const;
    const place = required(model.places[this.who]);
    const expected = licenseDenial(model) ?? (place === 'none' ? 'DEVICE_UNKNOWN' : codes[place]);
    expect(verdict.code).toBe(expected);
    expect(claims.status).toBe(model.status);
    expect(claims.entitlements).toEqual(expected === 'VALID' ? ['campaigns'] : []);
  }
  toString = () => `validate(${this.who})`;
}

class Act implements fc.AsyncCommand<Model, Real> {
  readonly verb: 'suspend' | 'resume' | 'revoke';
  constructor(verb: 'suspend' | 'resume' | 'revoke') {
    this.verb = verb;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { status, json } = await post(real, this.verb);
    if (model.status === 'revoked' && this.verb !== 'revoke') {
      expect([status, json.code]).toEqual([409, 'LICENSE_STATE']);
      return;
    }
    expect(status).toBe(200);
    model.status = ({ suspend: 'suspended', resume: 'active', revoke: 'revoked' } as const)[this.verb];
  }
  toString = () => this.verb;
}

class Extend implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  async run(model: Model, real: Real) {
    const { status } = await post(real, 'extend', { days: 5 });
    expect(status).toBe(model.status === 'revoked' ? 409 : 200);
    if (status === 200) model.daysLeft = Math.max(0, model.daysLeft) + 5;
  }
  toString = () => 'extend';
}

class Remove implements fc.AsyncCommand<Model, Real> {
  readonly who: number;
  readonly how: 'remove' | 'block' | 'unblock';
  constructor(who: number, how: 'remove' | 'block' | 'unblock') {
    this.who = who;
    this.how = how;
  }
  check = ({ places }: Readonly<Model>) => places[this.who] !== 'none';
  async run(model: Model, real: Real) {
    const path = `devices/${required(real.known[this.who]).id}`;
    const place = model.places[this.who];
    if (this.how === 'remove') {
      const url = `/v1/licenses/${real.licenseId}/${path}`;
      const { status } = await server.call({ method: 'DELETE', url, token: real.token });
      expect(status).toBe(place === 'active' ? 204 : 404);
      if (place === 'active') model.places[this.who] = 'removed';
      return;
    }
    expect((await post(real, `${path}/${this.how}`)).status).toBe(204);
    if (this.how === 'block') model.places[this.who] = 'blocked';
    else if (place === 'blocked') model.places[this.who] = 'removed';
  }
  toString = () => `${this.how}(${this.who})`;
}

class Pass implements fc.AsyncCommand<Model, Real> {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  // the session of the admin lasts 30 days
  check = ({ daysPassed }: Readonly<Model>) => daysPassed + this.days < 30;
  async run(model: Model) {
    server.clock.ms += this.days * DAY;
    model.daysLeft -= this.days;
    model.tokenDaysLeft = model.tokenDaysLeft.map((left) => left - this.days);
    model.daysPassed += this.days;
  }
  toString = () => `${this.days} days`;
}

const post = (real: Real, path: string, body: object = {}) =>
  server.call({ method: 'POST', url: `/v1/licenses/${real.licenseId}/${path}`, token: real.token, body });

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the model and the server have lost each other');
  return value;
}

it('any order of actions on a license and its computers: the verdicts are those of the model', async () => {
  const who = fc.integer({ min: 0, max: 2 });
  const commands = fc.commands(
    [
      who.map((index) => new Activate(index)),
      who.map((index) => new Activate(index)),
      who.map((index) => new Validate(index)),
      who.map((index) => new Validate(index)),
      fc.constantFrom('suspend', 'resume', 'resume', 'revoke').map((verb) => new Act(verb)),
      fc.constant(new Extend()),
      fc
        .tuple(who, fc.constantFrom('remove', 'block', 'unblock'))
        .map(([index, how]) => new Remove(index, how)),
      fc.integer({ min: 1, max: 6 }).map((days) => new Pass(days)),
    ],
    { maxCommands: 25 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      server.clock.ms = start;
      const { world } = server;
      const license = await world.createLicense(world.admin, { deviceLimit: LIMIT, durationDays: DAYS });
      const devices = [
        await createTestDevice(server),
        await createTestDevice(server),
        await createTestDevice(server),
      ];
      const real: Real = { licenseId: license.id, key: license.key, token: '', devices, known: [] };
      const setUp = () => ({
        model: {
          status: 'active',
          daysLeft: DAYS,
          daysPassed: 0,
          places: ['none', 'none', 'none'],
          tokenDaysLeft: [0, 0, 0],
        } as Model,
        // an access token does not outlive the days that pass here
        real: Object.defineProperty(real, 'token', { get: () => adminToken(), configurable: true }),
      });
      await fc.asyncModelRun(setUp, steps);
      const active = { licenseId: license.id, status: 'active' } as const;
      expect(await server.deps.db.prisma.device.count({ where: active })).toBeLessThanOrEqual(LIMIT);
    }),
    { numRuns: 15, endOnFailure: true },
  );
  server.clock.ms = start;
});

/** For the time it is now in the test. */
function adminToken(): string {
  const { user, context } = server.world.admin;
  return server.app.tokens.signAccess({
    sub: user.id,
    sid: context.actor.sessionId,
    ver: user.tokenVersion,
  });
}
