import { createPrivateKey } from 'node:crypto';
import { generateDeviceKeyPair } from '@mywasender/licensing/device-key';
import { signKeyIntroduction } from '@mywasender/licensing/key-introduction';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, memorySecrets } from '../../test/harness.ts';
import { createTinyLicenseServer } from '../../test/license-server.ts';
import type { Sender } from '../create-sender.ts';
import type { SenderDeps } from '../ports.ts';

let world: Awaited<ReturnType<typeof createWorld>>;
let server: Awaited<ReturnType<typeof createTinyLicenseServer>>;
let sender: Sender;
let deps: Partial<SenderDeps>;
beforeEach(async () => {
  world = await createWorld();
  server = await createTinyLicenseServer();
  deps = {
    fetch: server.fetch,
    serverUrl: server.url,
    leaseKeys: { trust: 'pinned', keys: server.keys },
    secrets: memorySecrets(),
  };
  sender = await world.start(deps);
  await sender.call('license.activate', { key: server.licenseKey });
});
afterEach(() => world.end());

async function newSigner(kid: string) {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  const privateKey = createPrivateKey({ key: { ...privateKeyJwk }, format: 'jwk' });
  return { kid, privateKey, publicKey: { kid, ...publicKeyJwk } };
}

it('follows introductions to a new key, also without the server at the next start', async () => {
  const [second, third] = [await newSigner('second'), await newSigner('third')];
  const now = Date.now();
  server.knobs.introductions = [
    await signKeyIntroduction({ by: server.firstKey, introduces: second.publicKey, now }),
    await signKeyIntroduction({ by: second, introduces: third.publicKey, now }),
  ];
  server.knobs.signer = third;
  expect(await sender.call('license.check', {})).toMatchObject({
    mode: 'active',
    lastCheck: { result: 'valid' },
  });
  const asked = server.knobs.asked.filter((path) => path.includes('jwks')).length;
  await sender.call('license.check', {});
  expect(server.knobs.asked.filter((path) => path.includes('jwks'))).toHaveLength(asked);
  await sender.stop();
  server.knobs.mood = 'down';
  sender = await world.start(deps);
  expect(await sender.call('license.state', {})).toMatchObject({ mode: 'active', code: 'VALID' });
});

it('a key nobody introduced, or a stranger did, is an outage and never a denial', async () => {
  const [unknown, stranger] = [await newSigner('unknown'), await newSigner('test')];
  server.knobs.signer = unknown;
  server.knobs.code = 'REVOKED';
  const refused = { mode: 'active', lastCheck: { result: 'invalid-answer' } };
  expect(await sender.call('license.check', {})).toMatchObject(refused);
  const introduces = unknown.publicKey;
  server.knobs.introductions = [await signKeyIntroduction({ by: stranger, introduces, now: Date.now() })];
  expect(await sender.call('license.check', {})).toMatchObject(refused);
});
