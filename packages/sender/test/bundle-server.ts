import { createHash, createPrivateKey } from 'node:crypto';
import type { AdapterBundle, AdapterManifest } from '@mywasender/contract/adapter-manifest';
import { signAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import { generateDeviceKeyPair } from '@mywasender/licensing/device-key';

export const DAY = 86_400_000;

async function keyNamed(kid: string) {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  const privateKey = createPrivateKey({ key: { ...privateKeyJwk }, format: 'jwk' });
  return { kid, privateKey, public: { kid, ...publicKeyJwk } };
}

/** What the license server publishes; the test changes what is served. */
export async function createBundleServer() {
  const release = await keyNamed('release');
  const stranger = await keyNamed('release');
  const served = {
    manifest: null as string | null,
    file: Buffer.from(''),
    /** Instead of the usual answer to the path it returns one for. */
    odd: (_path: string): Response | null => null,
    asked: [] as string[],
  };
  const manifestOf = (code: string, change: Partial<AdapterBundle> = {}): AdapterBundle => ({
    format: 1,
    kind: 'bundle',
    sequence: 1,
    version: '2026.11.26',
    minAppVersion: '0.1.0',
    maxAppVersion: '0.1.0',
    waJsVersion: '4.7.0',
    sha256: createHash('sha256').update(code).digest('hex'),
    size: Buffer.byteLength(code),
    createdAt: Date.now(),
    expiresAt: Date.now() + 90 * DAY,
    ...change,
  });
  const sign = (manifest: AdapterManifest, by: typeof release = release) => signAdapterManifest(manifest, by);
  const besides =
    (otherwise: typeof fetch): typeof fetch =>
    async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      if (!pathname.startsWith('/v1/adapter')) return otherwise(input, init);
      served.asked.push(pathname);
      const odd = served.odd(pathname);
      if (odd !== null) return odd;
      return pathname === '/v1/adapter'
        ? Response.json({ manifest: served.manifest })
        : new Response(new Uint8Array(served.file));
    };
  return {
    keys: [release.public],
    stranger,
    served,
    /** Everything else is asked of the other one. */
    besides,
    sign,
    manifestOf,
    publish: async (code: string, change: Partial<AdapterBundle> = {}) => {
      served.manifest = await sign(manifestOf(code, change));
      served.file = Buffer.from(code);
    },
    withdraw: async (sequence: number) => {
      const reason = 'it was wrong';
      served.manifest = await sign({
        format: 1,
        kind: 'withdrawal',
        sequence,
        reason,
        createdAt: Date.now(),
      });
    },
  };
}

export type BundleServer = Awaited<ReturnType<typeof createBundleServer>>;
