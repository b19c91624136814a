import { createPrivateKey, randomBytes } from 'node:crypto';
import type { AdapterBundle, AdapterManifest } from '@mywasender/contract/adapter-manifest';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readAdapterManifest, signAdapterManifest, verifyAdapterManifest } from './adapter-manifest.ts';
import { generateDeviceKeyPair } from './device-key.ts';
import { type AdapterSituation, judgeAdapter } from './judge-adapter.ts';

const NOW = Date.UTC(2026, 10, 26);
const DAY = 86_400_000;
const bundle: AdapterBundle = {
  format: 1,
  kind: 'bundle',
  sequence: 7,
  version: '2026.11.26',
  minAppVersion: '0.1.0',
  maxAppVersion: '0.3.0',
  waJsVersion: '4.6.0',
  sha256: randomBytes(32).toString('hex'),
  size: 500_000,
  createdAt: NOW,
  expiresAt: NOW + 90 * DAY,
};

async function keyNamed(kid: string) {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  const privateKey = createPrivateKey({ key: { ...privateKeyJwk }, format: 'jwk' });
  return { kid, privateKey, public: { kid, ...publicKeyJwk } };
}
const release = await keyNamed('release');
const next = await keyNamed('next');
const stranger = await keyNamed('release');

describe('a signed manifest', () => {
  it('is believed when a pinned key signed it, the next one too', async () => {
    const keys = [release.public, next.public];
    for (const key of [release, next]) {
      expect(await verifyAdapterManifest(await signAdapterManifest(bundle, key), keys)).toEqual(bundle);
    }
  });

  it('of a stranger, also of one who takes the name of a pinned key, is nobody’s', async () => {
    const token = await signAdapterManifest(bundle, stranger);
    expect(await verifyAdapterManifest(token, [release.public])).toBeNull();
    expect(await verifyAdapterManifest(await signAdapterManifest(bundle, next), [release.public])).toBeNull();
    expect(await verifyAdapterManifest(token, [])).toBeNull();
    // what the server looks at proves nothing, and says so
    expect(readAdapterManifest(token)).toEqual(bundle);
  });

  it('does not survive a changed character, anywhere', async () => {
    const token = await signAdapterManifest(bundle, release);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 127 }), async (at, shift) => {
        // base64url ends in bits that say nothing; the last character is left alone
        const place = Math.min(at, token.length - 2);
        const other = String.fromCharCode((token.charCodeAt(place) + shift) % 128);
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        expect(await verifyAdapterManifest(changed, [release.public])).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['cut off', (token: string) => token.slice(0, -20)],
    ['empty', () => ''],
    ['no JWS', () => '{"sequence":1}'],
    ['without its signature', (token: string) => `${token.split('.').slice(0, 2).join('.')}.`],
  ])('%s is none', async (_what, change) => {
    const token = change(await signAdapterManifest(bundle, release));
    expect(await verifyAdapterManifest(token, [release.public])).toBeNull();
  });

  it('is of its own type: a lease or proof of the same key is no manifest', async () => {
    for (const typ of ['lease+jwt', 'key-introduction+jwt', 'device-proof+jwt']) {
      const token = await new SignJWT({ ...bundle })
        .setProtectedHeader({ alg: 'Ed25519', typ, kid: 'release' })
        .sign(release.privateKey);
      expect([await verifyAdapterManifest(token, [release.public]), readAdapterManifest(token)]).toEqual([
        null,
        null,
      ]);
    }
  });

  it.each([
    ['a format of the future', { format: 2 }],
    ['no file of that size', { size: 5_000_000 }],
    ['a hash that is a path', { sha256: '../../etc/passwd' }],
    ['a field nobody knows', { run: 'this' }],
  ])('that states %s is refused although its signature is right', async (_what, change) => {
    const odd = { ...bundle, ...change } as unknown as AdapterManifest;
    expect(await verifyAdapterManifest(await signAdapterManifest(odd, release), [release.public])).toBeNull();
  });
});

describe('judging', () => {
  const situation: AdapterSituation = {
    appVersion: '0.2.0',
    now: NOW,
    seen: { sequence: 6, digest: 'six' },
    digest: 'seven',
  };
  const withdrawal: AdapterManifest = {
    format: 1,
    kind: 'withdrawal',
    sequence: 8,
    reason: 'r',
    createdAt: NOW,
  };
  it.each([
    ['newer than the last', bundle, {}, 'use'],
    ['the last one again', bundle, { seen: { sequence: 7, digest: 'seven' } }, 'use'],
    ['another one of the same number', bundle, { seen: { sequence: 7, digest: 'x' } }, 'downgrade'],
    ['an older one', bundle, { seen: { sequence: 8, digest: 'x' } }, 'downgrade'],
    ['over', bundle, { now: bundle.expiresAt }, 'expired'],
    ['a moment before its end', bundle, { now: bundle.expiresAt - 1 }, 'use'],
    ['for newer apps', bundle, { appVersion: '0.0.9' }, 'app-too-old'],
    ['the oldest app it is for', bundle, { appVersion: '0.1.0' }, 'use'],
    ['the app it was made from', bundle, { appVersion: '0.3.0' }, 'use'],
    ['older than the app', bundle, { appVersion: '0.3.1' }, 'app-newer'],
    ['a withdrawal', withdrawal, {}, 'withdrawn'],
    ['an old withdrawal', withdrawal, { seen: { sequence: 9, digest: 'x' } }, 'downgrade'],
  ] as const)('%s', (_what, manifest, change, becomes) => {
    expect(judgeAdapter(manifest, { ...situation, ...change })).toBe(becomes);
  });
});
