import {
  type CryptoKey,
  compactVerify,
  decodeProtectedHeader,
  importJWK,
  type KeyObject,
  SignJWT,
} from 'jose';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { LEASE_AUDIENCE, LEASE_ISSUER, type LeaseVerificationKey } from './lease.ts';

const TYPE = 'key-introduction+jwt';
/** More generations of keys than a product lives to see; whoever publishes more wants to keep clients busy. */
const MOST_INTRODUCTIONS = 50;

const Claims = Type.Object({
  iss: Type.Literal(LEASE_ISSUER),
  aud: Type.Literal(LEASE_AUDIENCE),
  iat: Type.Integer(),
  key: Type.Object({
    kid: Type.String({ minLength: 1, maxLength: 200 }),
    kty: Type.Literal('OKP'),
    crv: Type.Literal('Ed25519'),
    x: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  }),
});

/** States, signed by a key apps trust already, that another key signs leases too. */
export function signKeyIntroduction(input: {
  readonly by: { readonly kid: string; readonly privateKey: CryptoKey | KeyObject };
  readonly introduces: LeaseVerificationKey;
  /** ms */
  readonly now: number;
}): Promise<string> {
  const { kid, kty, crv, x } = input.introduces;
  const claims: Static<typeof Claims> = {
    iss: LEASE_ISSUER,
    aud: LEASE_AUDIENCE,
    iat: Math.floor(input.now / 1000),
    key: { kid, kty, crv, x },
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'Ed25519', typ: TYPE, kid: input.by.kid })
    .sign(input.by.privateKey);
}

/**
 * The pinned keys and all that a chain of introductions leads to from them. What does not verify is left out, and
 * an introduction never replaces a key: the name of a known one cannot be taken over.
 */
export async function trustIntroductions(
  pinned: readonly LeaseVerificationKey[],
  introductions: readonly string[],
): Promise<readonly LeaseVerificationKey[]> {
  const trusted = new Map(pinned.map((key) => [key.kid, key]));
  const open = new Set(introductions.slice(0, MOST_INTRODUCTIONS));
  for (let found = true; found; ) {
    found = false;
    for (const statement of open) {
      const signer = signerOf(statement);
      if (signer === null) open.delete(statement);
      const by = signer === null ? undefined : trusted.get(signer);
      if (by === undefined) continue;
      open.delete(statement);
      const key = await readIntroduction(statement, by);
      if (key === null || trusted.has(key.kid)) continue;
      trusted.set(key.kid, key);
      found = true;
    }
  }
  return [...trusted.values()];
}

/** The `kid` a statement says it is signed by; null for what is no introduction. */
function signerOf(statement: string): string | null {
  try {
    const { typ, kid } = decodeProtectedHeader(statement);
    return typ === TYPE && kid !== undefined ? kid : null;
  } catch {
    return null;
  }
}

async function readIntroduction(
  statement: string,
  by: LeaseVerificationKey,
): Promise<LeaseVerificationKey | null> {
  try {
    const key = await importJWK({ kty: by.kty, crv: by.crv, x: by.x }, 'Ed25519');
    const { payload } = await compactVerify(statement, key, { algorithms: ['Ed25519'] });
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    if (!Value.Check(Claims, claims)) return null;
    const { kid, kty, crv, x } = claims.key;
    return { kid, kty, crv, x };
  } catch {
    // forged or damaged: as if it were not there
    return null;
  }
}
