import { verifyLease } from '@mywasender/licensing/lease';
import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { createTestDevice } from '../testing/test-device.ts';
import type { Person } from '../testing/world.ts';

const DAY = 24 * 60 * 60_000;

oneDatabase('license files', (server) => {
  const upload = async (person: Person, licenseId: string, requestFile: string, more: object = {}) =>
    server().call({
      method: 'POST',
      url: `/v1/licenses/${licenseId}/offline-activation`,
      token: person.token,
      body: { requestFile, ...more },
    });
  type Device = Awaited<ReturnType<typeof createTestDevice>>;
  const readFile = async (file: string, device: Device, nonce: string) => {
    const { claims } = await verifyLease({
      token: JSON.parse(file).lease,
      keys: server().deps.config.leaseKeys.map(({ publicKey }) => publicKey),
      nonce,
      deviceKeyThumbprint: device.keys.thumbprint,
      now: server().clock.ms,
    });
    return claims;
  };

  it('the owner gets a lease that runs as long as the plan and the license allow', async () => {
    const { world, clock } = server();
    const owner = await world.createPerson('user');
    const long = await world.createLicense(world.admin, {}, owner);
    const device = await createTestDevice(server());
    const { content, nonce } = await device.requestFile();
    const { json } = await upload(owner, long.id, content);
    const validUntil = new Date(clock.ms + 30 * DAY).toISOString();
    expect(json).toMatchObject({ valid: true, code: 'VALID', validUntil });
    expect(json.fileName).toMatch(/^Computer-[\w-]+\.mws-license$/);
    const end = Math.floor((clock.ms + 30 * DAY) / 1000);
    expect(await readFile(json.licenseFile, device, nonce)).toMatchObject({
      offline: true,
      code: 'VALID',
      licenseId: long.id,
      graceUntil: end,
      exp: end,
      nextCheckAt: end,
    });
    const short = await world.createLicense(world.admin, { durationDays: 3 }, owner);
    const second = await device.requestFile();
    expect((await upload(owner, short.id, second.content)).json.validUntil).toBe(
      new Date(clock.ms + 3 * DAY).toISOString(),
    );
    const none = await world.createLicense(world.admin, { offlineDays: 0 }, owner);
    const third = await device.requestFile();
    expect((await upload(owner, none.id, third.content)).json.code).toBe('OFFLINE_NOT_ALLOWED');
    const stranger = await world.createPerson('user');
    expect((await upload(stranger, long.id, third.content)).status).toBe(404);
  });

  it('the limit and the swap budget are those of every activation; a refusal leaves the request', async () => {
    const { world } = server();
    const owner = await world.createPerson('user');
    const license = await world.createLicense(world.admin, { deviceLimit: 1, swapLimit: 1 }, owner);
    const first = await (await createTestDevice(server())).activate(license.key);
    const device = await createTestDevice(server());
    const { content } = await device.requestFile();
    const full = await upload(owner, license.id, content);
    expect(full.json).toMatchObject({
      valid: false,
      code: 'DEVICE_LIMIT_REACHED',
      licenseFile: null,
      swapsLeft: 1,
      devices: [{ id: first.claims.deviceId, offlineUntil: null }],
    });
    const swapped = await upload(owner, license.id, content, { replaceDeviceId: first.claims.deviceId });
    expect(swapped.json.code).toBe('VALID');
    const next = await (await createTestDevice(server())).requestFile();
    const [holder] = (
      await server().call({
        method: 'GET',
        url: `/v1/licenses/${license.id}/devices`,
        token: owner.token,
      })
    ).json.items;
    expect(holder.offlineUntil).toBe(swapped.json.validUntil);
    const spent = await upload(owner, license.id, next.content, { replaceDeviceId: holder.id });
    expect(spent.json).toMatchObject({ code: 'DEVICE_LIMIT_REACHED', swapsLeft: 0 });
  });

  it('one request on two licenses 10 times at once: one file', async () => {
    const { world } = server();
    const [one, two] = [await world.createLicense(world.admin), await world.createLicense(world.admin)];
    const { content } = await (await createTestDevice(server())).requestFile();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        upload(world.admin, (index % 2 === 0 ? one : two).id, content),
      ),
    );
    const codes = answers.map(({ json }) => String(json.code)).sort();
    expect(codes).toEqual([...Array.from({ length: 9 }, () => 'ACTIVATION_REQUEST_USED'), 'VALID']);
    const licenseId = { in: [one.id, two.id] };
    expect(await server().deps.db.prisma.device.count({ where: { licenseId } })).toBe(1);
  });

  it('says what is wrong with a file that is old, changed, of another kind or from the future', async () => {
    const { world, clock } = server();
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server());
    const old = await device.requestFile(clock.ms - 7 * DAY - 2000);
    const answer = async (content: string) => (await upload(world.admin, license.id, content)).json;
    expect(await answer(old.content)).toMatchObject({ code: 'ACTIVATION_REQUEST_OLD', params: { days: 7 } });
    const ahead = await device.requestFile(clock.ms + 2 * DAY);
    const { content } = await device.requestFile();
    const parsed: { request: string } = JSON.parse(content);
    const [header, payload = '', signature] = parsed.request.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...claims, name: 'Other' })).toString('base64url');
    const changed = JSON.stringify({ ...parsed, request: [header, other, signature].join('.') });
    for (const file of [ahead.content, changed, 'no file', '{"type":"mywasender/license","lease":"x"}']) {
      expect(await answer(file)).toMatchObject({ code: 'ACTIVATION_REQUEST_INVALID' });
    }
    expect((await answer(`\uFEFF${content}\r\n`)).code).toBe('VALID');
  });
});
