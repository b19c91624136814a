import { AppError } from '@mywasender/contract/app-error';
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import { type DevicePrivateJwk, type DevicePublicJwk, deviceKeyThumbprint } from './device-key.ts';

/** Largest difference between the clocks of device and server at which a proof counts, in seconds. */
export const PROOF_WINDOW_SECONDS = 300;

const TYPE = 'device-proof+jwt';

export interface SignDeviceProofInput {
  readonly privateKeyJwk: DevicePrivateJwk;
  /** e.g. `POST` */
  readonly method: string;
  /** the address called; query and fragment are left out of the proof */
  readonly url: string;
  /** the nonce of the request; `deactivate`, which has none, takes a fresh one */
  readonly nonce: string;
  readonly licenseId: string;
  /** ms; the server's time where it is known better than the clock of this computer */
  readonly now: number;
}

/**
 * Proves possession of the device key for one request (after DPoP, RFC 9449): a JWS that carries the public key
 * and states method, address, nonce, license and time.
 */
export async function signDeviceProof(input: SignDeviceProofInput): Promise<string> {
  const { kty, crv, x } = input.privateKeyJwk;
  const key = await importJWK({ ...input.privateKeyJwk }, 'Ed25519');
  return new SignJWT({
    htm: input.method.toUpperCase(),
    htu: proofAddress(input.url),
    nonce: input.nonce,
    iat: Math.floor(input.now / 1000),
    licenseId: input.licenseId,
  })
    .setProtectedHeader({ alg: 'Ed25519', typ: TYPE, jwk: { kty, crv, x } })
    .sign(key);
}

export interface VerifyDeviceProofInput {
  readonly proof: string;
  readonly method: string;
  /** the addresses this server is called by, path included; one of them must be in the proof */
  readonly urls: readonly string[];
  /** undefined: the request carries no nonce of its own, any nonce in the proof will do */
  readonly nonce?: string | undefined;
  /** ms */
  readonly now: number;
}

export interface VerifiedDeviceProof {
  readonly publicKey: DevicePublicJwk;
  /** to be compared with the key the license is bound to: the proof alone says only who asks */
  readonly thumbprint: string;
  readonly nonce: string;
  readonly licenseId: string;
}

/**
 * Checks a proof against the key it carries and returns whose it is. Throws `DEVICE_PROOF_CLOCK` when only the
 * time is off (the server's time is in the params) and `DEVICE_PROOF_INVALID` for everything else. That a nonce
 * was not used before is the caller's to check.
 */
export async function verifyDeviceProof(input: VerifyDeviceProofInput): Promise<VerifiedDeviceProof> {
  const { publicKey, payload } = await verifySignature(input.proof);
  const { htm, htu, nonce, iat, licenseId } = payload;
  if (htm !== input.method.toUpperCase()) throw invalid('method');
  if (typeof htu !== 'string' || !input.urls.some((url) => proofAddress(url) === htu))
    throw invalid('address');
  if (typeof nonce !== 'string' || nonce.length < 22 || nonce.length > 86) throw invalid('nonce');
  if (input.nonce !== undefined && nonce !== input.nonce) throw invalid('nonce');
  if (typeof licenseId !== 'string') throw invalid('license');
  if (typeof iat !== 'number') throw invalid('time');
  const nowSeconds = Math.floor(input.now / 1000);
  if (Math.abs(nowSeconds - iat) > PROOF_WINDOW_SECONDS) {
    throw new AppError('DEVICE_PROOF_CLOCK', { serverTime: new Date(nowSeconds * 1000).toISOString() });
  }
  return { publicKey, thumbprint: deviceKeyThumbprint(publicKey), nonce, licenseId };
}

async function verifySignature(proof: string) {
  try {
    const { jwk } = decodeProtectedHeader(proof);
    if (jwk?.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string' || 'd' in jwk) {
      throw new Error('the header carries no Ed25519 public key');
    }
    const publicKey = { kty: 'OKP', crv: 'Ed25519', x: jwk.x } as const;
    const key = await importJWK({ ...publicKey }, 'Ed25519');
    const { payload } = await jwtVerify(proof, key, { algorithms: ['Ed25519'], typ: TYPE });
    return { publicKey, payload };
  } catch (cause) {
    throw invalid('signature', cause);
  }
}

/** Scheme, host and path as both sides normalize them. Throws `DEVICE_PROOF_INVALID` for what is no address. */
function proofAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) throw invalid('address');
  return `${parsed.origin}${parsed.pathname}`;
}

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('DEVICE_PROOF_INVALID', { reason }, cause);
}
