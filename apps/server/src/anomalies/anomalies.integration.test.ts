import type { ActivationProblem } from '@mywasender/contract/http/activation-problems';
import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { activateLicense } from '../verdict/activate-license.ts';

oneDatabase('signs of abuse', (server) => {
  const anomalyPage = async (query: string) => {
    const { call, world } = server();
    const url = `/v1/admin/anomalies?${query}`;
    return (await call({ method: 'GET', url, token: world.admin.token })).json;
  };
  const anomalies = async (query: string) => (await anomalyPage(query)).items;
  const alerts = (subject: string) =>
    server().deps.db.prisma.alert.findMany({ where: { kind: 'ACTIVATION_ANOMALY', subject } });
  const origin = { ip: '10.0.0.1', requestId: 'test' };

  it('12 activations of one license by 12 computers at once: two anomalies with the exact count, one alert each', async () => {
    const { world, licenseDeps } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 50 });
    const devices = await Promise.all(Array.from({ length: 12 }, () => createTestDevice(server())));
    await Promise.all(
      devices.map((device) => activateLicense(licenseDeps, device.activateBody(license.key), origin)),
    );
    const found = await anomalies(`licenseId=${license.id}`);
    const ofKind = (kind: string) => found.filter((row: { kind: string }) => row.kind === kind);
    expect(ofKind('activations-per-hour')).toMatchObject([{ subject: license.id, count: 12, threshold: 8 }]);
    expect(ofKind('devices-per-month')).toMatchObject([
      {
        subject: license.id,
        license: {
          keyEnd: license.keyEnd,
          planName: license.plan.name,
          customerEmail: null,
          status: 'active',
        },
        deviceName: null,
        count: 12,
        threshold: 10,
      },
    ]);
    expect(found).toHaveLength(2);
    const first = await anomalyPage(`licenseId=${license.id}&limit=1`);
    const second = await anomalyPage(`licenseId=${license.id}&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(found);
    expect(second.nextCursor).toBeNull();
    const raised = await alerts(license.id);
    expect(raised.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('refused tries count too, a try less than the threshold does not', async () => {
    const { world, licenseDeps } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 1 });
    for (let count = 1; count <= 8; count++) {
      expect(await anomalies(`licenseId=${license.id}`)).toEqual([]);
      const device = await createTestDevice(server());
      await activateLicense(licenseDeps, device.activateBody(license.key), origin);
    }
    expect(await anomalies(`licenseId=${license.id}`)).toMatchObject([
      { kind: 'activations-per-hour', count: 8 },
    ]);
  });

  it('many licenses on one computer', async () => {
    const { world } = server();
    const device = await createTestDevice(server());
    const licenses = [];
    for (let count = 0; count < 5; count++) {
      const license = await world.createLicense(world.admin);
      licenses.push(license.id);
      await device.activate(license.key);
    }
    const subject = `machineId:${device.device.fingerprint.machineId}`;
    const found = (await anomalies('kind=licenses-per-computer')).filter(
      (row: { subject: string }) => row.subject === subject,
    );
    expect(found).toMatchObject([{ licenseId: licenses.at(-1), count: 5, threshold: 5 }]);
  });

  it('one device key at two addresses in turn; who travels once is left alone', async () => {
    const { world, call } = server();
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server());
    const { verdict, claims } = await device.activate(license.key);
    const validate = async (ip: string) => {
      const nonce = newNonce();
      const proof = await device.prove('validate', nonce, license.id);
      const body = { licenseToken: verdict.licenseToken, nonce, proof };
      const { json } = await call({ method: 'POST', url: '/v1/licenses/validate', body, ip });
      expect(json.code).toBe('VALID');
    };
    await validate('192.0.2.1');
    await validate('192.0.2.1');
    expect(
      await server().deps.db.prisma.deviceMove.count({ where: { deviceId: claims.deviceId ?? '' } }),
    ).toBe(1);
    expect(await anomalies('kind=device-in-two-places')).toEqual([]);
    for (let turn = 0; turn < 5; turn++) await validate(`192.0.2.${2 - (turn % 2)}`);
    expect(await anomalies('kind=device-in-two-places')).toMatchObject([
      {
        subject: claims.deviceId,
        licenseId: license.id,
        deviceName: device.device.name,
        count: 6,
        threshold: 6,
      },
    ]);
    expect(await alerts(license.id)).toHaveLength(1);
  });

  it('a shop sees what went wrong at its licenses: by computer and reason, solved or not, paged', async () => {
    const { world, call, clock } = server();
    const reseller = await world.createPerson('reseller', 5);
    const staff = await world.createPerson('staff', 0, reseller);
    const stranger = await world.createPerson('reseller', 5);
    const customer = await world.createPerson('user');
    const license = await world.createLicense(reseller, { deviceLimit: 1 }, customer);
    const [first, second] = [await createTestDevice(server()), await createTestDevice(server())];
    const { claims } = await first.activate(license.key);
    for (let count = 0; count < 2; count++) {
      clock.ms += 1000;
      expect((await second.activate(license.key)).verdict.code).toBe('DEVICE_LIMIT_REACHED');
    }
    clock.ms += 1000;
    const block = `/v1/licenses/${license.id}/devices/${claims.deviceId}/block`;
    await call({ method: 'POST', url: block, token: reseller.token, body: {} });
    await first.activate(license.key);
    const problems = async (by: typeof reseller, query = '') =>
      (await call({ method: 'GET', url: `/v1/activation-problems?${query}`, token: by.token })).json;
    const shown = { id: license.id, keyEnd: license.keyEnd, planName: license.plan.name };
    const blocked = { what: 'DEVICE_BLOCKED', deviceName: first.device.name, count: 1, solved: false };
    const full = { what: 'DEVICE_LIMIT_REACHED', deviceName: null, count: 2, threshold: null };
    const { items } = await problems(staff);
    expect(items).toMatchObject([
      { ...blocked, license: { ...shown, customerEmail: customer.user.email } },
      full,
    ]);
    expect(Date.parse(items[1].lastAt) - Date.parse(items[1].firstAt)).toBe(1000);
    expect((await problems(stranger)).items).toEqual([]);

    await second.activate(license.key);
    const page = await problems(reseller, `limit=1&licenseId=${license.id}`);
    expect(page.items).toMatchObject([blocked]);
    const next = await problems(reseller, `limit=1&cursor=${page.nextCursor}`);
    expect([next.items, next.nextCursor]).toMatchObject([
      [{ ...full, deviceName: second.device.name, solved: true }],
      null,
    ]);
    const devices = async (by: typeof reseller) =>
      (await call({ method: 'GET', url: `/v1/licenses/${license.id}/devices`, token: by.token })).json.items;
    expect(await devices(reseller)).toMatchObject([{ name: second.device.name }, { blocked: true }]);
    expect(await devices(customer)).toMatchObject([{ name: second.device.name }]);
    const later = await world.createLicense(reseller);
    for (let count = 0; count < 8; count++) await (await createTestDevice(server())).activate(later.key);
    const noticed: ActivationProblem[] = (await problems(reseller, `licenseId=${later.id}`)).items;
    expect(noticed).toHaveLength(7);
    expect(noticed.filter(({ threshold }) => threshold !== null)).toMatchObject([
      { what: 'activations-per-hour', count: 8, threshold: 8, deviceName: null },
    ]);
  });

  it('pages through the problems of a shop, each once and last seen first, also those of one moment', async () => {
    const { world, call, clock, deps } = server();
    const reseller = await world.createPerson('reseller', 5);
    const other = await world.createPerson('reseller', 5);
    const licenses = [await world.createLicense(reseller), await world.createLicense(reseller)];
    const foreign = await world.createLicense(other);
    // 4 computers at each license, refused 3 times each, a second apart; as an older version wrote it, without the shop
    await deps.db.pool.query(
      `INSERT INTO activation_attempts (id, license_id, key_thumbprint, computer, code, at)
       SELECT gen_random_uuid(), l.id, 'k' || c, 'machineId:' || c, 'SUSPENDED', $2::timestamptz - n * interval '1 second'
       FROM unnest($1::uuid[]) AS l(id), generate_series(1, 4) c, generate_series(0, 2) n`,
      [[...licenses, foreign].map(({ id }) => id), new Date(clock.ms - 60_000)],
    );
    const items: ActivationProblem[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url = `/v1/activation-problems?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { json } = await call({ method: 'GET', url, token: reseller.token });
      items.push(...json.items);
      cursor = json.nextCursor;
    }
    expect(items).toHaveLength(8);
    expect(new Set(items.map(({ id }) => id)).size).toBe(8);
    expect(new Set(items.map(({ license }) => license.id))).toEqual(new Set(licenses.map(({ id }) => id)));
    for (const { count, firstAt, lastAt } of items) {
      expect([count, Date.parse(lastAt) - Date.parse(firstAt)]).toEqual([3, 2000]);
    }
  });
});
