import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { leaseDigest } from '@mywasender/licensing/lease-digest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const PATH = '/v1/licenses/events';
let server: TestServer;
let dataDir = '';
let url = '';
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}${PATH}`;
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Device = Awaited<ReturnType<typeof createTestDevice>>;

async function connect(device: Device, licenseId: string, token: string | undefined, proof?: string) {
  const signed = proof ?? (await device.prove('events', newNonce(), licenseId, server.clock.ms, 'GET'));
  const response = await fetch(url, { headers: { authorization: `DPoP ${token}`, dpop: signed } });
  const lines = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  /** The next event; null when the stream has ended. */
  const next = async (): Promise<{ event: string; data: Record<string, unknown> } | null> => {
    while (!buffer.includes('\n\n')) {
      const { value, done } = (await lines?.read()) ?? { done: true };
      if (done) return null;
      buffer += value;
    }
    const end = buffer.indexOf('\n\n');
    const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(buffer.slice(0, end)) ?? [];
    buffer = buffer.slice(end + 2);
    return { event, data: JSON.parse(data) };
  };
  return { response, next, stop: async () => lines?.cancel() };
}

async function listening(planChanges = {}) {
  const { world } = server;
  const license = await world.createLicense(world.admin, planChanges);
  const device = await createTestDevice(server);
  const { verdict, claims } = await device.activate(license.key);
  const stream = await connect(device, license.id, verdict.licenseToken);
  expect(await stream.next()).toEqual({ event: 'ready', data: { digest: leaseDigest(claims) } });
  return { license, device, verdict, claims, stream };
}

const act = (path: string, method: 'POST' | 'PATCH' | 'DELETE' = 'POST', body: object = {}) =>
  server.call({
    method,
    url: path,
    token: server.world.admin.token,
    ...(method === 'DELETE' ? {} : { body }),
  });

it('every change of the license is one event, and the next check knows it', async () => {
  const { license, device, verdict, claims, stream } = await listening();
  const told: string[] = [];
  const base = `/v1/licenses/${license.id}`;
  for (const [name, change] of [
    ['suspend', () => act(`${base}/suspend`)],
    ['resume', () => act(`${base}/resume`)],
    ['extend', () => act(`${base}/extend`, 'POST', { days: 1 })],
    ['terms', () => act(base, 'PATCH', { terms: { limits: { profiles: 9 } } })],
    ['plan', () => act(`/v1/admin/plans/${license.planId}`, 'PATCH', { entitlements: ['inbox'] })],
    ['remove', () => act(`${base}/devices/${claims.deviceId}`, 'DELETE')],
    ['revoke', () => act(`${base}/revoke`)],
  ] as const) {
    const started = performance.now();
    const arrival = stream.next();
    expect((await change()).status).toBeLessThan(300);
    const event = await arrival;
    told.push(`${name} ${Math.round(performance.now() - started)} ms`);
    expect(event).toEqual({ event: 'changed', data: { withinMs: name === 'plan' ? 60_000 : 0 } });
  }
  process.stdout.write(`told of a change within: ${told.join(', ')}\n`);
  expect((await device.validate(verdict, license.id)).verdict.code).toBe('REVOKED');
  await stream.stop();
  // who was away while it happened sees it by the digest
  const late = await connect(device, license.id, verdict.licenseToken);
  const ready = await late.next();
  expect(ready?.event).toBe('ready');
  expect(ready?.data.digest).not.toBe(leaseDigest(claims));
  await late.stop();
});

it('nobody hears of the licenses of others, and two connections per device are enough', async () => {
  const [one, other] = [await listening(), await listening()];
  const { device, license, verdict } = one;
  const second = await connect(device, license.id, verdict.licenseToken);
  await second.next();
  const third = await connect(device, license.id, verdict.licenseToken);
  await third.next();
  expect(await one.stream.next()).toBeNull();
  await act(`/v1/licenses/${other.license.id}/suspend`);
  await act(`/v1/licenses/${license.id}/suspend`);
  expect((await other.stream.next())?.event).toBe('changed');
  expect((await second.next())?.event).toBe('changed');
  expect((await third.next())?.event).toBe('changed');
  await Promise.all([second, third, other.stream].map((stream) => stream.stop()));
});

it('wants a token and a proof of its device, each proof once; a refusal is no denial', async () => {
  const { license, device, verdict, stream } = await listening();
  const { licenseToken } = verdict;
  const code = (name: string, reason: string) => [
    400,
    expect.objectContaining({ code: name, params: { reason } }),
  ];
  const read = async (token: string | undefined, proof: string) => {
    const headers = { authorization: `DPoP ${token}`, dpop: proof };
    const response = await fetch(url, { headers });
    return [response.status, await response.json()];
  };
  const prove = (who: Device, method: 'GET' | 'POST' = 'GET') =>
    who.prove('events', newNonce(), license.id, server.clock.ms, method);
  const proof = await prove(device);
  const once = await connect(device, license.id, licenseToken, proof);
  expect(once.response.headers.get('content-type')).toContain('text/event-stream');
  expect(await read(licenseToken, proof)).toEqual(code('DEVICE_PROOF_INVALID', 'replayed'));
  const stranger = await createTestDevice(server);
  expect(await read(licenseToken, await prove(stranger))).toEqual(code('DEVICE_PROOF_INVALID', 'key'));
  expect(await read(licenseToken, await prove(device, 'POST'))).toEqual(
    code('DEVICE_PROOF_INVALID', 'method'),
  );
  expect(await read(`${licenseToken}x`, await prove(device))).toEqual(
    code('LICENSE_TOKEN_INVALID', 'signature'),
  );
  await Promise.all([once.stop(), stream.stop()]);
});
