import { importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DeviceKeyPair, generateDeviceKeyPair } from './device-key.ts';
import { signDeviceProof, verifyDeviceProof } from './device-proof.ts';

const url = 'https://licenses.example.org/v1/licenses/validate';
const now = Date.UTC(2026, 10, 21);
const nonce = 'n'.repeat(32);
const licenseId = 'f2b0a2a4-7f0e-4d57-9f5e-000000000001';
let device: DeviceKeyPair;
let proof: string;

beforeAll(async () => {
  device = await generateDeviceKeyPair();
  proof = await signDeviceProof({
    privateKeyJwk: device.privateKeyJwk,
    method: 'post',
    url,
    nonce,
    licenseId,
    now,
  });
});

const verify = (changes: Partial<Parameters<typeof verifyDeviceProof>[0]> = {}) =>
  verifyDeviceProof({ proof, method: 'POST', urls: [url], nonce, now, ...changes });

describe('a device proof', () => {
  it('tells whose key signed it, and for which license', async () => {
    expect(await verify()).toEqual({
      publicKey: device.publicKeyJwk,
      thumbprint: device.thumbprint,
      nonce,
      licenseId,
    });
  });

  it('fits the address without its query, and one of several names of the server', async () => {
    const urls = ['http://localhost:1/x', `${url}?a=1#b`];
    await expect(verify({ urls })).resolves.toMatchObject({ thumbprint: device.thumbprint });
  });

  it.each([
    ['another method', { method: 'GET' }, 'method'],
    ['another address', { urls: ['https://evil.example.org/v1/licenses/validate'] }, 'address'],
    ['another path', { urls: [url.replace('validate', 'refresh')] }, 'address'],
    ['another nonce', { nonce: 'm'.repeat(32) }, 'nonce'],
  ])('does not count for %s', async (_name, changes, reason) => {
    await expect(verify(changes)).rejects.toMatchObject({ code: 'DEVICE_PROOF_INVALID', params: { reason } });
  });

  it('counts for 5 minutes either way; beyond, the answer tells the right time', async () => {
    await expect(verify({ now: now + 300_000 })).resolves.toBeDefined();
    await expect(verify({ now: now - 300_000 })).resolves.toBeDefined();
    for (const off of [301_000, -301_000]) {
      await expect(verify({ now: now + off })).rejects.toMatchObject({
        code: 'DEVICE_PROOF_CLOCK',
        params: { serverTime: new Date(now + off).toISOString() },
      });
    }
  });

  it('does not survive a changed bit, anywhere', async () => {
    for (let place = 0; place < proof.length; place += 7) {
      const flipped = proof[place] === 'A' ? 'B' : 'A';
      const changed = proof.slice(0, place) + flipped + proof.slice(place + 1);
      await expect(verify({ proof: changed })).rejects.toMatchObject({ code: 'DEVICE_PROOF_INVALID' });
    }
  });

  it.each([
    ['no key', {}],
    ['a private key', { d: true }],
    ['a symmetric key', { kty: 'oct', k: 'AAAA' }],
    ['another type', { typ: 'lease+jwt' }],
    ['the old name of the algorithm', { alg: 'EdDSA' }],
  ])('is refused with %s in its header', async (name, change) => {
    const key = await importJWK({ ...device.privateKeyJwk }, 'Ed25519');
    const { typ = 'device-proof+jwt', alg = 'Ed25519', ...jwk } = change as Record<string, string>;
    const full = 'd' in jwk ? device.privateKeyJwk : { ...device.publicKeyJwk, ...jwk };
    const forged = await new SignJWT({ htm: 'POST', htu: url, nonce, licenseId, iat: now / 1000 })
      .setProtectedHeader({ alg, typ, ...(name === 'no key' ? {} : { jwk: full }) })
      .sign(key);
    await expect(verify({ proof: forged })).rejects.toMatchObject({ params: { reason: 'signature' } });
  });
});
