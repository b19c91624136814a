import { randomBytes, sign } from 'node:crypto';
import type { Caller } from './seed-licenses.ts';
import { PUBLIC_URL } from './settings.ts';
import { signLicenseToken } from './sign-tokens.ts';

export const VALIDATE_PATH = '/v1/licenses/validate';
const HOUR_S = 3600;

const tokens = new WeakMap<Caller, string>();

/**
 * Bodies of `POST /v1/licenses/validate` from random callers, each with a nonce and a proof of its own. Made before
 * the clock runs, so that what is measured is the answering alone; a proof counts for 300 s.
 */
export function makeValidateBodies(callers: readonly Caller[], count: number): string[] {
  return Array.from({ length: count }, () => {
    const caller = callers[Math.floor(Math.random() * callers.length)];
    if (caller === undefined) throw new Error('there are no callers');
    const nonce = randomBytes(24).toString('base64url');
    return JSON.stringify({ licenseToken: tokenOf(caller), nonce, proof: proofOf(caller, nonce) });
  });
}

function tokenOf(caller: Caller): string {
  const kept = tokens.get(caller);
  if (kept !== undefined) return kept;
  const { licenseId: sub, deviceId: dev, familyId: fam } = caller;
  const token = signLicenseToken({ sub, dev, fam }, HOUR_S);
  tokens.set(caller, token);
  return token;
}

function proofOf({ publicKey: jwk, privateKey, licenseId }: Caller, nonce: string): string {
  const header = { alg: 'Ed25519', typ: 'device-proof+jwt', jwk };
  const payload = { htm: 'POST', htu: `${PUBLIC_URL}${VALIDATE_PATH}`, nonce, iat: nowSeconds(), licenseId };
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${sign(null, Buffer.from(content), privateKey).toString('base64url')}`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const nowSeconds = () => Math.floor(Date.now() / 1000);
