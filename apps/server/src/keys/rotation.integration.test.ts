import { rmSync } from 'node:fs';
import type { Verdict } from '@mywasender/contract/http/verdict';
import { trustIntroductions } from '@mywasender/licensing/key-introduction';
import { type LeaseVerificationKey, leaseKeyId, verifyLease } from '@mywasender/licensing/lease';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { readKeyIntroductions } from '../config/read-key-introductions.ts';
import { parseLeaseKeys } from '../crypto/lease-keys.ts';
import { createLogger } from '../shared/logger.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { type LeaseKeySettings, retireLeaseKeys, rotateLeaseKeys } from './rotate-lease-keys.ts';

let server: TestServer;
let dataDir = '';
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The same server started again with other keys. */
async function restarted(settings: LeaseKeySettings) {
  const leaseKeys = await parseLeaseKeys(settings.signingKeys);
  const leaseKeyIntroductions = readKeyIntroductions(settings.introductions);
  const config = { ...server.deps.config, leaseKeys, leaseKeyIntroductions };
  const logger = createLogger('silent');
  return { app: await buildApp({ ...server.deps, config }, { logger }), keys: leaseKeys, config };
}

it('drill: an app that knows the first key alone works through two rotations and after the old keys are gone', async () => {
  const { deps, clock, world } = server;
  const pinned: LeaseVerificationKey[] = deps.config.leaseKeys.map(({ publicKey }) => publicKey);
  const license = await world.createLicense(world.admin);
  const device = await createTestDevice(server);
  const { verdict } = await device.activate(license.key);
  const used: (string | null)[] = [leaseKeyId(verdict.lease)];

  const check = async ({ app }: Awaited<ReturnType<typeof restarted>>) => {
    const nonce = newNonce();
    const proof = await device.prove('validate', nonce, license.id);
    const payload = { licenseToken: verdict.licenseToken, nonce, proof };
    const answer = await app.inject({ method: 'POST', url: '/v1/licenses/validate', payload });
    const { lease }: Verdict = answer.json();
    const published = (await app.inject({ method: 'GET', url: '/.well-known/jwks.json' })).json();
    const keys = await trustIntroductions(pinned, published.introductions);
    const deviceKeyThumbprint = device.keys.thumbprint;
    const verified = await verifyLease({ token: lease, keys, nonce, deviceKeyThumbprint, now: clock.ms });
    expect(verified.claims.code).toBe('VALID');
    used.push(leaseKeyId(lease));
    await app.close();
    return published.keys.map(({ kid }: { kid: string }) => kid);
  };

  const now = clock.ms;
  const first = await restarted(
    await rotateLeaseKeys({ keys: deps.config.leaseKeys, introductions: [], now }),
  );
  expect(await check(first)).toHaveLength(2);
  const introductions = first.config.leaseKeyIntroductions;
  const second = await restarted(await rotateLeaseKeys({ keys: first.keys, introductions, now }));
  expect(await check(second)).toHaveLength(3);
  const { keys, config } = second;
  const last = await restarted(retireLeaseKeys({ keys, introductions: config.leaseKeyIntroductions }));
  expect(await check(last)).toEqual([second.keys[0]?.kid]);
  // a new signer with each rotation, the last one stays when the old are retired
  expect(new Set(used).size).toBe(3);
  expect(used[3]).toBe(used[2]);
});

it('the settings name the variable when they are no statements', () => {
  expect(() => readKeyIntroductions('something')).toThrow('CONFIG_INVALID');
  expect(readKeyIntroductions(undefined)).toEqual([]);
});
