import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateDeviceKeyPair } from './device-key.ts';
import { signKeyIntroduction, trustIntroductions } from './key-introduction.ts';
import { LEASE_AUDIENCE, LEASE_ISSUER, type LeaseVerificationKey } from './lease.ts';

const NOW = Date.UTC(2026, 10, 25);

async function newKey(kid: string) {
  const { publicKeyJwk, privateKeyJwk } = await generateDeviceKeyPair();
  const privateKey = createPrivateKey({ key: { ...privateKeyJwk }, format: 'jwk' });
  return { kid, privateKey, publicKey: { kid, ...publicKeyJwk } as LeaseVerificationKey };
}
type Key = Awaited<ReturnType<typeof newKey>>;
const introduce = (by: Key, key: Key) => signKeyIntroduction({ by, introduces: key.publicKey, now: NOW });
const kids = async (pinned: Key[], statements: string[]) =>
  (
    await trustIntroductions(
      pinned.map((key) => key.publicKey),
      statements,
    )
  ).map(({ kid }) => kid);

describe('introductions of lease keys', async () => {
  const [one, two, three, stranger] = await Promise.all(
    ['one', 'two', 'three', 'stranger'].map((kid) => newKey(kid)),
  );
  if (!one || !two || !three || !stranger) throw new Error('no keys');

  it('lead from a pinned key to the newest, in whatever order they come', async () => {
    const chain = [await introduce(one, two), await introduce(two, three)];
    expect(await kids([one], chain)).toEqual(['one', 'two', 'three']);
    expect(await kids([one], chain.toReversed())).toEqual(['one', 'two', 'three']);
    expect(await kids([three], chain)).toEqual(['three']);
  });

  it('count only from a trusted key', async () => {
    const broken = [await introduce(stranger, two), await introduce(two, three)];
    expect(await kids([one], broken)).toEqual(['one']);
    // signed by a stranger under the name of the trusted key
    const impostor = { ...stranger, kid: 'one' };
    expect(await kids([one], [await introduce(impostor, two)])).toEqual(['one']);
    // two strangers who vouch for each other
    const circle = [await introduce(two, three), await introduce(three, two)];
    expect(await kids([one], circle)).toEqual(['one']);
  });

  it('cannot take over the name of a known key', async () => {
    const takeOver = { ...three, publicKey: { ...three.publicKey, kid: 'one' } };
    const [first] = await trustIntroductions([one.publicKey], [await introduce(one, takeOver)]);
    expect(first).toEqual(one.publicKey);
  });

  it('are nothing else than introductions', async () => {
    const claims = { iss: LEASE_ISSUER, aud: LEASE_AUDIENCE, iat: 1, key: two.publicKey };
    const sign = (payload: object, header: object) =>
      new SignJWT({ ...payload })
        .setProtectedHeader({ alg: 'Ed25519', typ: 'key-introduction+jwt', kid: 'one', ...header })
        .sign(one.privateKey);
    const good = await sign(claims, {});
    expect(await kids([one], [good])).toEqual(['one', 'two']);
    const [header = '', payload = '', signature = ''] = good.split('.');
    const wrong = [
      await sign(claims, { typ: 'lease+jwt' }),
      await sign(claims, { kid: 'two' }),
      await sign({ ...claims, iss: 'other' }, {}),
      await sign({ ...claims, aud: 'other' }, {}),
      await sign({ ...claims, key: { ...two.publicKey, x: 'short' } }, {}),
      await sign({ ...claims, key: { ...two.publicKey, crv: 'X25519' } }, {}),
      `${header}.${payload}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      `${Buffer.from('{"alg":"none","typ":"key-introduction+jwt","kid":"one"}').toString('base64url')}.${payload}.`,
      'nothing',
      '',
    ];
    expect(await kids([one], wrong)).toEqual(['one']);
  });
});
