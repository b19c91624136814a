import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LeaseVerificationKey, signLease, verifyLease } from './lease.ts';

const now = Date.UTC(2026, 10, 21);
const iat = now / 1000;
const nonce = 'n'.repeat(32);
const deviceKeyThumbprint = 'T'.repeat(43);
const claims = {
  licenseId: 'f2b0a2a4-7f0e-4d57-9f5e-000000000001',
  deviceId: 'f2b0a2a4-7f0e-4d57-9f5e-000000000002',
  deviceKeyThumbprint,
  status: 'active',
  code: 'VALID',
  planId: null,
  planName: null,
  entitlements: ['campaigns'],
  limits: { profiles: 2 },
  nonce,
  iat,
  nextCheckAt: iat + 86_400,
  graceUntil: iat + 604_800,
  exp: iat + 604_800,
  licenseExpiresAt: null,
} as const;
const full = { ...claims, iss: 'mywasender-license-server', aud: 'mywasender-desktop' };

function makeKey(kid: string): { kid: string; privateKey: KeyObject; pinned: LeaseVerificationKey } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { kid, privateKey, pinned: { kid, kty: 'OKP', crv: 'Ed25519', x } };
}
const current = makeKey('2026-a');
const older = makeKey('2025-b');
const stranger = makeKey('2026-a');
const keys = [current.pinned, older.pinned];
let token: string;

beforeAll(async () => {
  token = await signLease({ claims: { ...claims, entitlements: ['campaigns'] }, key: current });
});

const verify = (changes: Partial<Parameters<typeof verifyLease>[0]> = {}) =>
  verifyLease({ token, keys, nonce, deviceKeyThumbprint, now, ...changes });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token with any header and payload, signed by our own key as Ed25519. */
const forge = (header: object, payload: unknown = full, key: KeyObject = current.privateKey) => {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`;
};
const right = { alg: 'Ed25519', typ: 'lease+jwt', kid: current.kid };
const refused = (reason: string) => ({ code: 'LICENSE_ANSWER_INVALID', params: { reason } });

describe('a lease', () => {
  it('is read back as it was signed, with the skew of the clock', async () => {
    expect(await verify({ now: now - 5000 })).toEqual({ claims: full, clockSkewMs: 5000 });
  });

  it('counts under every pinned key', async () => {
    const old = await signLease({ claims: { ...claims, entitlements: [] }, key: older });
    await expect(verify({ token: old })).resolves.toMatchObject({ claims: { entitlements: [] } });
    await expect(verify({ token: old, keys: [current.pinned] })).rejects.toMatchObject(refused('signature'));
  });

  it('kept from before is read without its nonce', async () => {
    await expect(verify({ nonce: null, now: now + 1e12 })).resolves.toMatchObject({ clockSkewMs: 0 });
  });

  it('does not lock out a computer whose clock is wrong by years', async () => {
    for (const off of [-5e11, 5e11]) await expect(verify({ now: now + off })).resolves.toBeDefined();
  });

  it.each([
    ['nonce', { nonce: 'm'.repeat(32) }],
    ['device', { deviceKeyThumbprint: 'U'.repeat(43) }],
    ['signature', { keys: [] }],
    ['signature', { keys: [stranger.pinned] }],
    ['signature', { token: '' }],
    ['signature', { token: 'a.b.c' }],
    ['signature', { token: 'a.b' }],
  ])('is refused for its %s', async (reason, changes) => {
    await expect(verify(changes)).rejects.toMatchObject(refused(reason));
  });

  it('does not survive a changed bit, anywhere', async () => {
    for (let place = 0; place < token.length - 1; place++) {
      const flipped = token[place] === 'A' ? 'Q' : 'A';
      const changed = token.slice(0, place) + flipped + token.slice(place + 1);
      await expect(verify({ token: changed })).rejects.toMatchObject({ code: 'LICENSE_ANSWER_INVALID' });
    }
  });
});

describe('a forged lease', () => {
  it('made the right way by the test itself is accepted, so that the refusals below mean something', async () => {
    await expect(verify({ token: forge(right) })).resolves.toBeDefined();
  });

  it.each([
    ['alg none', { ...right, alg: 'none' }],
    ['alg nOnE', { ...right, alg: 'nOnE' }],
    ['alg EdDSA', { ...right, alg: 'EdDSA' }],
    ['alg ES256', { ...right, alg: 'ES256' }],
    ['alg missing', { typ: right.typ, kid: right.kid }],
    ['typ of a device proof', { ...right, typ: 'device-proof+jwt' }],
    ['typ JWT', { ...right, typ: 'JWT' }],
    ['typ missing', { alg: right.alg, kid: right.kid }],
    ['kid unknown', { ...right, kid: '../../etc/passwd' }],
    ['kid missing', { alg: right.alg, typ: right.typ }],
    ['an unknown critical header', { ...right, crit: ['x'], x: 1 }],
    ['unencoded payload', { ...right, crit: ['b64'], b64: false }],
  ])('with %s is refused', async (_name, header) => {
    await expect(verify({ token: forge(header) })).rejects.toMatchObject(refused('signature'));
  });

  it('without a signature is refused', async () => {
    const unsigned = `${encode({ ...right, alg: 'none' })}.${encode(full)}.`;
    await expect(verify({ token: unsigned })).rejects.toMatchObject(refused('signature'));
  });

  it('by HS256 with the public key as its secret is refused', async () => {
    for (const secret of [current.pinned.x, Buffer.from(current.pinned.x, 'base64url')]) {
      const input = `${encode({ ...right, alg: 'HS256' })}.${encode(full)}`;
      const forged = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
      await expect(verify({ token: forged })).rejects.toMatchObject(refused('signature'));
    }
  });

  it('by a stranger who brings the key along is refused', async () => {
    const header = { ...right, jwk: stranger.pinned, jku: 'https://evil.example/jwks.json' };
    await expect(verify({ token: forge(header, full, stranger.privateKey) })).rejects.toMatchObject(
      refused('signature'),
    );
  });

  it.each([
    ['issuer', { iss: 'somebody' }],
    ['audience', { aud: 'mywasender-api' }],
    ['times', { exp: iat - 1, graceUntil: iat - 1 }],
    ['times', { graceUntil: iat + 9e8 }],
    ['shape', { code: 'FINE' }],
    ['shape', { iat: '1' }],
    ['shape', { exp: 1e308 }],
    ['shape', { entitlements: 'all' }],
    ['shape', { nonce: undefined }],
  ])('whose %s is wrong is refused although the signature is right', async (reason, change) => {
    await expect(verify({ token: forge(right, { ...full, ...change }) })).rejects.toMatchObject(
      refused(reason),
    );
  });

  it.each([['text'], [[]], [null], [42]])('of the payload %j is refused', async (payload) => {
    await expect(verify({ token: forge(right, payload) })).rejects.toMatchObject(refused('shape'));
  });
});
