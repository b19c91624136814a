import { AdapterBundle, AdapterManifest, AdapterWithdrawal } from '@mywasender/contract/adapter-manifest';
import {
  type CryptoKey,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type KeyObject,
  SignJWT,
} from 'jose';
import Value from 'typebox/value';
import type { LeaseVerificationKey } from './lease.ts';

/** Nothing else this product signs is of this type, so no other signature passes for a manifest. */
const TYPE = 'adapter-manifest+jwt';

/** A public release key as pinned in a build of the app. Never a lease key: the server has those. */
export type AdapterKey = LeaseVerificationKey;

/** Names of the fields that are not as they must be; none: it can be signed. */
export function wrongFields(manifest: AdapterManifest): readonly string[] {
  const schema = manifest.kind === 'bundle' ? AdapterBundle : AdapterWithdrawal;
  const names = [...Value.Errors(schema, manifest)].map(({ instancePath }) => instancePath.slice(1));
  return [...new Set(names)];
}

/** Signs what is published. The key stays offline; the signature is over the very bytes apps get. */
export function signAdapterManifest(
  manifest: AdapterManifest,
  key: { readonly kid: string; readonly privateKey: CryptoKey | KeyObject },
): Promise<string> {
  return new SignJWT({ ...manifest })
    .setProtectedHeader({ alg: 'Ed25519', typ: TYPE, kid: key.kid })
    .sign(key.privateKey);
}

/**
 * What a release key stated; null unless signature (Ed25519 alone, a pinned key, explicit type) and shape hold.
 * Whether it is for this app, and now, is for {@link judgeAdapter}.
 */
export async function verifyAdapterManifest(
  token: string,
  keys: readonly AdapterKey[],
): Promise<AdapterManifest | null> {
  try {
    const { typ, kid } = decodeProtectedHeader(token);
    const pinned = keys.find((key) => key.kid === kid);
    if (typ !== TYPE || pinned === undefined) return null;
    const key = await importJWK({ kty: pinned.kty, crv: pinned.crv, x: pinned.x }, 'Ed25519');
    const { payload } = await compactVerify(token, key, { algorithms: ['Ed25519'] });
    const manifest: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return Value.Check(AdapterManifest, manifest) ? manifest : null;
  } catch {
    // forged or damaged: nobody stated anything
    return null;
  }
}

/** What a manifest says, whoever signed it; null for what is none. Proves nothing. */
export function readAdapterManifest(token: string): AdapterManifest | null {
  try {
    const manifest: unknown = decodeJwt(token);
    return decodeProtectedHeader(token).typ === TYPE && Value.Check(AdapterManifest, manifest)
      ? manifest
      : null;
  } catch {
    return null;
  }
}
