import { expect, it } from 'vitest';
import { eachDatabase } from '../testing/each-database.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { activateLicense } from '../verdict/activate-license.ts';

eachDatabase('signs of abuse', (server) => {
  const anomalies = async (query: string) => {
    const { call, world } = server();
    const url = `/v1/admin/anomalies?${query}`;
    return (await call({ method: 'GET', url, token: world.admin.token })).json.items;
  };
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
    expect(ofKind('devices-per-month')).toMatchObject([{ subject: license.id, count: 12, threshold: 10 }]);
    expect(found).toHaveLength(2);
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
      { subject: claims.deviceId, licenseId: license.id, count: 6, threshold: 6 },
    ]);
    expect(await alerts(license.id)).toHaveLength(1);
  });
});
