import { createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_SECONDS, type Tokens, tokensPlugin } from './tokens.ts';

const app = Fastify();
const secrets = { accessToken: randomBytes(32), licenseToken: randomBytes(32) };
const clock = { ms: Date.parse('2026-11-25T08:00:00Z') };
let tokens: Tokens;
beforeAll(async () => {
  const deps = { secrets, now: () => new Date(clock.ms) };
  await app.register(tokensPlugin, { deps: deps as never });
  tokens = app.tokens;
});
afterAll(() => app.close());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(clock.ms / 1000);
const header = { alg: 'HS256', typ: 'at+jwt' };
const claims = () => ({
  iss: 'mywasender-license-server',
  aud: 'mywasender-api',
  sub: randomUUID(),
  sid: randomUUID(),
  ver: 0,
  iat: seconds(),
  exp: seconds() + ACCESS_SECONDS,
  jti: randomUUID(),
});
const HASHES: Readonly<Record<string, string>> = { HS384: 'sha384', HS512: 'sha512' };

/** A token of the right secret, made by hand. */
function forge(
  changes: { header?: object; claims?: object; without?: string; key?: Buffer | string } = {},
): string {
  const head = { ...header, ...changes.header };
  const payload: Record<string, unknown> = { ...claims(), ...changes.claims };
  if (changes.without !== undefined) delete payload[changes.without];
  const text = `${encode(head)}.${encode(payload)}`;
  const hash = HASHES[head.alg] ?? 'sha256';
  return `${text}.${createHmac(hash, changes.key ?? secrets.accessToken)
    .update(text)
    .digest('base64url')}`;
}

describe('an access token', () => {
  it('made the right way by this test is accepted, so that the refusals below mean something', () => {
    expect(tokens.readAccess(forge())).toMatchObject({ ver: 0 });
  });

  it.each(['none', 'None', 'nOnE', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA', '', null])(
    'that says it is signed by %j is refused, with and without its signature',
    (alg) => {
      const token = forge({ header: { alg } });
      expect(tokens.readAccess(token)).toBeNull();
      expect(tokens.readAccess(token.slice(0, token.lastIndexOf('.') + 1))).toBeNull();
      expect(tokens.readAccess(token.slice(0, token.lastIndexOf('.')))).toBeNull();
    },
  );

  it.each(['at+jws', 'JWT', 'license+jwt', 'lease+jwt', 'refresh', undefined])(
    'of the type %j is refused',
    (typ) => {
      expect(tokens.readAccess(forge({ header: { typ } }))).toBeNull();
    },
  );

  it.each([
    ['iss', 'somebody-else'],
    ['aud', 'mywasender-license'],
    ['sub', 'admin'],
    ['sid', 7],
    ['ver', '0'],
    ['exp', '2999-01-01'],
  ] as const)('whose %s is %j is refused', (name, value) => {
    expect(tokens.readAccess(forge({ claims: { [name]: value } }))).toBeNull();
    expect(tokens.readAccess(forge({ without: name }))).toBeNull();
  });

  it('ends to the second, whatever is written in iat', () => {
    expect(tokens.readAccess(forge({ claims: { exp: seconds() + 1 } }))).not.toBeNull();
    expect(tokens.readAccess(forge({ claims: { exp: seconds() } }))).toBeNull();
    expect(tokens.readAccess(forge({ claims: { iat: seconds() - 1e9, exp: seconds() - 1 } }))).toBeNull();
  });

  it('that brings its key along, or names a place to get it, is refused', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const jwk = publicKey.export({ format: 'jwk' });
    for (const extra of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/c' }]) {
      const text = `${encode({ ...header, alg: 'EdDSA', ...extra })}.${encode(claims())}`;
      const signature = sign(null, Buffer.from(text), privateKey).toString('base64url');
      expect(tokens.readAccess(`${text}.${signature}`)).toBeNull();
      const key = JSON.stringify(jwk);
      expect(tokens.readAccess(forge({ header: extra, key }))).toBeNull();
    }
  });

  it.each([
    ['an empty secret', ''],
    [
      'the public key in PEM',
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .publicKey.export({ type: 'spki', format: 'pem' })
        .toString(),
    ],
    ['the secret of license tokens', secrets.licenseToken],
    ['the secret in base64', secrets.accessToken.toString('base64')],
  ])('signed with %s is refused', (_name, key) => {
    expect(tokens.readAccess(forge({ key }))).toBeNull();
  });

  it('does not survive a changed character, also right after the genuine one was read', () => {
    const token = tokens.signAccess({ sub: randomUUID(), sid: randomUUID(), ver: 3 });
    expect(tokens.readAccess(token)).toMatchObject({ ver: 3 });
    const last = token.length - 1;
    for (let at = 0; at < token.length; at++) {
      if (token[at] === '.') continue;
      // the last character holds bits that are no part of the signature
      const other = at === last ? (token[at] === 'A' ? 'Q' : 'A') : token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect([at, tokens.readAccess(changed)]).toEqual([at, null]);
    }
    expect(tokens.readAccess(token)).toMatchObject({ ver: 3 });
  });

  it('is no license token, and a license token is no access token', () => {
    const license = { sub: randomUUID(), dev: randomUUID(), fam: randomUUID(), exp: seconds() + 60 };
    const token = tokens.signLicense(license);
    expect(tokens.readLicense(token)).toMatchObject(license);
    expect(tokens.readAccess(token)).toBeNull();
    const access = tokens.signAccess({ sub: randomUUID(), sid: randomUUID(), ver: 0 });
    expect(() => tokens.readLicense(access)).toThrow('LICENSE_TOKEN_INVALID');
  });

  it.each(['', '.', '..', 'a.b.c', '{}', `${'a'.repeat(5000)}.b.c`])('%j is none', (text) => {
    expect(tokens.readAccess(text)).toBeNull();
    expect(() => tokens.readLicense(text)).toThrow('LICENSE_TOKEN_INVALID');
  });
});
