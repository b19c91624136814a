import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { Person } from '../testing/world.ts';

const DAY = 24 * 60 * 60_000;
let server: TestServer;
let dataDir = '';
let start = 0;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
  start = server.clock.ms;
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const send = async (
  person: Person,
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  body?: object,
  headers: Record<string, string> = {},
) => server.call({ method, url, token: person.token, headers, ...(body === undefined ? {} : { body }) });
const admin = () => server.world.admin;
const inSeconds = (ms: number) => Math.floor(ms / 1000);
const newPlan = async (body: object) =>
  (await send(admin(), 'POST', '/v1/admin/plans', { deviceLimit: 2, durationDays: 30, ...body })).json;
const sell = async (seller: Person, planId: string, more: object = {}) =>
  (await send(seller, 'POST', '/v1/licenses', { planId, quantity: 1, ...more })).json.licenses[0];

it('a plan is added, found, changed and taken from sale; its name is its own', async () => {
  const body = { name: 'Team', deviceLimit: 5, durationDays: 365, sellerBounds: { deviceLimit: 8 } };
  const made = await send(admin(), 'POST', '/v1/admin/plans', body, { 'idempotency-key': 'plan-1' });
  expect([made.status, made.json]).toMatchObject([
    201,
    {
      ...body,
      description: '',
      expiryBasis: 'creation',
      entitlements: [],
      limits: {},
      swapLimit: 3,
      swapWindowDays: 30,
      minAppVersion: null,
      trial: false,
      offlineDays: 30,
      active: true,
      licenses: 0,
    },
  ]);
  const again = await send(admin(), 'POST', '/v1/admin/plans', body, { 'idempotency-key': 'plan-1' });
  expect(again.json.id).toBe(made.json.id);
  expect((await send(admin(), 'POST', '/v1/admin/plans', body)).json.code).toBe('PLAN_NAME_TAKEN');
  await sell(admin(), made.json.id);
  const url = `/v1/admin/plans/${made.json.id}`;
  const version = made.json.version;
  const ended = await send(admin(), 'PATCH', url, { active: false, name: 'Team (old)', version });
  expect(ended.json).toMatchObject({ active: false, name: 'Team (old)', licenses: 1, version: version + 1 });
  // somebody who read it before
  const late = await send(admin(), 'PATCH', url, { active: true, version });
  expect([late.status, late.json.code]).toEqual([409, 'CONFLICT']);
  expect((await send(admin(), 'GET', '/v1/admin/plans')).json.items[0].id).toBe(made.json.id);
  const listed = (await send(admin(), 'GET', '/v1/plans')).json.items.map(({ id }: { id: string }) => id);
  expect(listed).not.toContain(made.json.id);
  const sale = await send(admin(), 'POST', '/v1/licenses', { planId: made.json.id, quantity: 1 });
  expect(sale.json).toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'planId' } });
  const audit = await server.deps.db.prisma.auditEntry.findMany({ where: { targetId: made.json.id } });
  expect(audit.map(({ action }) => action).sort()).toEqual([
    'license.generate',
    'plan.create',
    'plan.update',
  ]);
});

it('refuses plans that cannot work', async () => {
  for (const body of [
    { name: 'A', durationDays: null, trial: true },
    { name: 'B', durationDays: null, expiryBasis: 'first-activation' },
    { name: 'C', deviceLimit: 0 },
    { name: 'D', limits: { profiles: -1 } },
    { name: 'E', minAppVersion: 'new' },
  ]) {
    expect((await newPlan(body)).code).toBe('VALIDATION_FAILED');
  }
  const plan = await newPlan({ name: 'F', expiryBasis: 'first-activation' });
  const changed = await send(admin(), 'PATCH', `/v1/admin/plans/${plan.id}`, { durationDays: null });
  expect(changed.json.code).toBe('VALIDATION_FAILED');
});

it('time that runs from first activation waits for it, once', async () => {
  const plan = await newPlan({ name: 'Waiting', expiryBasis: 'first-activation' });
  const license = await sell(admin(), plan.id);
  expect(license).toMatchObject({ expiresAt: null, pendingDays: 30 });
  const url = `/v1/licenses/${license.id}`;
  const more = await send(admin(), 'POST', `${url}/extend`, { days: 5 }, { 'idempotency-key': 'x' });
  expect(more.json).toMatchObject({ expiresAt: null, pendingDays: 35 });
  expect(
    (await send(admin(), 'POST', `${url}/extend`, { days: 5 }, { 'idempotency-key': 'x' })).json,
  ).toEqual(more.json);
  const dated = { expiresAt: '2999-01-01T00:00:00Z' };
  expect((await send(admin(), 'POST', `${url}/extend`, dated)).json).toMatchObject({
    code: 'LICENSE_STATE',
    params: { status: 'not activated yet' },
  });
  server.clock.ms += 100 * DAY;
  const first = server.clock.ms;
  const device = await createTestDevice(server);
  const { claims, verdict } = await device.activate(license.key);
  expect(claims.licenseExpiresAt).toBe(inSeconds(first + 35 * DAY));
  server.clock.ms += DAY;
  const second = await (await createTestDevice(server)).activate(license.key);
  expect(second.claims.licenseExpiresAt).toBe(inSeconds(first + 35 * DAY));
  const read = await send(await server.world.createPerson('admin'), 'GET', url);
  expect(read.json).toMatchObject({
    expiresAt: new Date(first + 35 * DAY).toISOString(),
    pendingDays: null,
    firstActivatedAt: new Date(first).toISOString(),
  });
  expect((await device.validate(verdict, license.id)).claims.licenseExpiresAt).toBe(
    inSeconds(first + 35 * DAY),
  );
  server.clock.ms = start;
});

it('days are added to what is left, and to an expired license from today', async () => {
  const plan = await newPlan({ name: 'Extended' });
  const license = await sell(admin(), plan.id);
  const url = `/v1/licenses/${license.id}/extend`;
  const longer = await send(admin(), 'POST', url, { days: 10 });
  expect(longer.json.expiresAt).toBe(new Date(start + 40 * DAY).toISOString());
  server.clock.ms = start + 50 * DAY;
  const person = await server.world.createPerson('admin');
  const back = await send(person, 'POST', url, { days: 10 });
  expect(back.json).toMatchObject({
    status: 'active',
    expiresAt: new Date(start + 60 * DAY).toISOString(),
  });
  server.clock.ms = start;
});

it('what was agreed for one license is what its lease and its limits say', async () => {
  const plan = await newPlan({
    name: 'Agreed',
    deviceLimit: 1,
    entitlements: ['campaigns', 'inbox'],
    limits: { profiles: 2, contacts: 500 },
  });
  const license = await sell(admin(), plan.id);
  const terms = {
    deviceLimit: 2,
    addedEntitlements: ['reports'],
    removedEntitlements: ['inbox'],
    limits: { profiles: 7 },
    minAppVersion: '1.0.0',
  };
  const changed = await send(admin(), 'PATCH', `/v1/licenses/${license.id}`, { terms });
  expect(changed.json).toMatchObject({ deviceLimit: 2, terms: { ...terms, swapLimit: null } });
  const [one, two, three] = [
    await createTestDevice(server),
    await createTestDevice(server),
    await createTestDevice(server),
  ];
  const first = await one.activate(license.key);
  const expected = {
    entitlements: ['campaigns', 'reports'],
    limits: { profiles: 7, contacts: 500 },
    planName: 'Agreed',
  };
  expect(first.claims).toMatchObject(expected);
  expect((await one.validate(first.verdict, license.id)).claims).toMatchObject(expected);
  expect((await two.activate(license.key)).verdict.code).toBe('VALID');
  expect((await three.activate(license.key)).verdict.code).toBe('DEVICE_LIMIT_REACHED');
  await send(admin(), 'PATCH', `/v1/licenses/${license.id}`, {
    terms: { minAppVersion: '2.0.0', swapLimit: 0 },
  });
  expect((await one.validate(first.verdict, license.id)).verdict.code).toBe('APP_VERSION_TOO_OLD');
  await send(admin(), 'PATCH', `/v1/admin/plans/${plan.id}`, { minAppVersion: '3.0.0' });
  await send(admin(), 'PATCH', `/v1/licenses/${license.id}`, { terms: { minAppVersion: '1.0.0' } });
  const { claims } = await one.validate(first.verdict, license.id);
  expect(claims.code).toBe('VALID');
  const full = await three.activate(license.key, { replaceDeviceId: claims.deviceId });
  expect(full.verdict).toMatchObject({ code: 'DEVICE_LIMIT_REACHED', swapsLeft: 0 });
});

it('a reseller agrees as much as the plan allows its sellers, and no more', async () => {
  const plan = await newPlan({
    name: 'Bounded',
    deviceLimit: 2,
    entitlements: ['campaigns'],
    limits: { profiles: 2 },
    sellerBounds: { deviceLimit: 4, entitlements: ['inbox'], limits: { profiles: 5 } },
  });
  const reseller = await server.world.createPerson('reseller', 3);
  const license = await sell(reseller, plan.id);
  const agree = async (terms: object) =>
    (await send(reseller, 'PATCH', `/v1/licenses/${license.id}`, { terms })).json;
  expect(
    await agree({ deviceLimit: 4, addedEntitlements: ['inbox'], limits: { profiles: 5 } }),
  ).toMatchObject({
    deviceLimit: 4,
  });
  for (const [terms, field, most] of [
    [{ deviceLimit: 5 }, 'deviceLimit', 4],
    [{ swapLimit: 4 }, 'swapLimit', 3],
    [{ addedEntitlements: ['reports'] }, 'addedEntitlements', 'campaigns, inbox'],
    [{ limits: { profiles: 6 } }, 'limits.profiles', 5],
    [{ limits: { contacts: 1 } }, 'limits.contacts', 0],
    [{ minAppVersion: '0.0.1' }, 'minAppVersion', 'any version'],
  ] as const) {
    expect(await agree(terms)).toMatchObject({ code: 'TERMS_OUT_OF_BOUNDS', params: { field, most } });
  }
  await send(admin(), 'PATCH', `/v1/licenses/${license.id}`, { terms: { deviceLimit: 9 } });
  expect(await agree({ deviceLimit: 9, removedEntitlements: ['campaigns'] })).toMatchObject({
    deviceLimit: 9,
  });
  expect(await agree({ deviceLimit: 1 })).toMatchObject({ deviceLimit: 1 });
  expect(await agree({ deviceLimit: 9 })).toMatchObject({ code: 'TERMS_OUT_OF_BOUNDS' });
});

it('transferred, a license leaves its owner and their computers behind', async () => {
  const { world } = server;
  const [before, after] = [await world.createPerson('user'), await world.createPerson('user')];
  const license = await world.createLicense(admin(), { deviceLimit: 1 }, before);
  const device = await createTestDevice(server);
  const { verdict } = await device.activate(license.key);
  const heard: object[] = [];
  const mailed = vi.spyOn(server.deps.mail, 'enqueue');
  const end = server.deps.signals.subscribe((signal) => heard.push(signal));
  const url = `/v1/licenses/${license.id}`;
  const moved = await send(admin(), 'POST', `${url}/transfer`, {
    customerEmail: after.user.email.toUpperCase(),
  });
  end();
  expect(moved.json).toMatchObject({ customerEmail: after.user.email, devicesUsed: 0 });
  expect(heard).toEqual([{ kind: 'license', id: license.id }]);
  const [toNew, toOld] = mailed.mock.calls.map(([, mail]) => mail);
  mailed.mockRestore();
  expect(toNew).toMatchObject({
    to: after.user.email,
    template: 'license-issued',
    params: { key: license.key },
  });
  const end5 = license.key.slice(-5);
  expect(toOld).toMatchObject({ to: before.user.email, template: 'license-moved', params: { key: end5 } });
  expect((await device.validate(verdict, license.id)).verdict.code).toBe('DEVICE_UNKNOWN');
  expect((await send(before, 'GET', url)).status).toBe(404);
  expect((await send(after, 'GET', url)).json.key).toBe(license.key);
  expect((await (await createTestDevice(server)).activate(license.key)).verdict.code).toBe('VALID');
  const [entry] = await server.deps.db.prisma.auditEntry.findMany({ where: { action: 'license.transfer' } });
  expect(entry?.details).toEqual({ devices: 1, hadOwner: true, reason: null });
  await send(admin(), 'POST', `${url}/revoke`);
  const over = await send(admin(), 'POST', `${url}/transfer`, { customerEmail: before.user.email });
  expect(over.json.code).toBe('LICENSE_STATE');
});

it('its owner names a computer; a stranger does not find it', async () => {
  const { world } = server;
  const owner = await world.createPerson('user');
  const license = await world.createLicense(admin(), {}, owner);
  const { claims } = await (await createTestDevice(server)).activate(license.key);
  const url = `/v1/licenses/${license.id}/devices/${claims.deviceId}`;
  expect((await send(owner, 'PATCH', url, { name: ' Front desk ' })).json.name).toBe('Front desk');
  expect((await send(owner, 'PATCH', url, { name: '   ' })).json.code).toBe('VALIDATION_FAILED');
  const stranger = await world.createPerson('user');
  expect((await send(stranger, 'PATCH', url, { name: 'Mine' })).status).toBe(404);
});
