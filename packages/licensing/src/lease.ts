import { AppError } from '@mywasender/contract/app-error';
import { isLeaseClaims, type LeaseClaims } from '@mywasender/contract/license-lease';
import {
  type CryptoKey,
  compactVerify,
  decodeProtectedHeader,
  importJWK,
  type KeyObject,
  SignJWT,
} from 'jose';

export const LEASE_ISSUER = 'mywasender-license-server';
export const LEASE_AUDIENCE = 'mywasender-desktop';
const TYPE = 'lease+jwt';

/** A public lease key as pinned in a build of the app, or as an entry of `/.well-known/jwks.json`. */
export interface LeaseVerificationKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export interface SignLeaseInput {
  readonly claims: Omit<LeaseClaims, 'iss' | 'aud'>;
  /** parsed once at start: importing a key costs more than signing */
  readonly key: { readonly kid: string; readonly privateKey: CryptoKey | KeyObject };
}

/** Signs what the server concluded; issuer and audience are this product's. */
export function signLease({ claims, key }: SignLeaseInput): Promise<string> {
  return new SignJWT({ ...claims, iss: LEASE_ISSUER, aud: LEASE_AUDIENCE })
    .setProtectedHeader({ alg: 'Ed25519', typ: TYPE, kid: key.kid })
    .sign(key.privateKey);
}

export interface VerifyLeaseInput {
  readonly token: string;
  /** the pinned keys; a `kid` outside them is refused */
  readonly keys: readonly LeaseVerificationKey[];
  /** what was sent in the request; null when a lease kept from before is read again */
  readonly nonce: string | null;
  /** of this installation's device key */
  readonly deviceKeyThumbprint: string;
  /** ms by the wall clock */
  readonly now: number;
}

export interface VerifiedLease {
  readonly claims: LeaseClaims;
  /** server time minus `now`, ms; meaningful for a fresh answer only, 0 when `nonce` was null */
  readonly clockSkewMs: number;
}

/**
 * Checks signature (Ed25519 alone, pinned key, explicit type), issuer, audience, shape, nonce and device.
 * Throws `LICENSE_ANSWER_INVALID` if anything is wrong: that is an outage, never a denial.
 *
 * The expiry is not compared with the clock here: for a fresh answer the nonce proves the freshness and a wrong
 * clock must not lock anybody out; a kept lease is judged by `evaluateLicense` with the guarded time.
 */
export async function verifyLease(input: VerifyLeaseInput): Promise<VerifiedLease> {
  const claims = await verifyClaims(input.token, input.keys);
  if (claims.iss !== LEASE_ISSUER) throw refused('issuer');
  if (claims.aud !== LEASE_AUDIENCE) throw refused('audience');
  if (claims.iat > claims.exp || claims.graceUntil > claims.exp) throw refused('times');
  if (input.nonce !== null && claims.nonce !== input.nonce) throw refused('nonce');
  if (claims.deviceKeyThumbprint !== input.deviceKeyThumbprint) throw refused('device');
  return { claims, clockSkewMs: input.nonce === null ? 0 : claims.iat * 1000 - input.now };
}

/** Name of the key a lease says it is signed by; null when it cannot be read. Proves nothing. */
export function leaseKeyId(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null;
  } catch {
    return null;
  }
}

async function verifyClaims(token: string, keys: readonly LeaseVerificationKey[]): Promise<LeaseClaims> {
  const payload = await verifySignature(token, keys);
  if (!isLeaseClaims(payload)) throw refused('shape');
  return payload;
}

async function verifySignature(token: string, keys: readonly LeaseVerificationKey[]): Promise<unknown> {
  try {
    const header = decodeProtectedHeader(token);
    if (header.typ !== TYPE) throw new Error('another type of token');
    const pinned = keys.find((key) => key.kid === header.kid);
    if (pinned === undefined) throw new Error('not signed by a pinned key');
    const key = await importJWK({ kty: pinned.kty, crv: pinned.crv, x: pinned.x }, 'Ed25519');
    const { payload } = await compactVerify(token, key, { algorithms: ['Ed25519'] });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (cause) {
    throw refused('signature', cause);
  }
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError('LICENSE_ANSWER_INVALID', { reason }, cause);
}
