import { AppError } from '@mywasender/contract/app-error';
import {
  ActivationRequestClaims,
  ActivationRequestFile,
  LicenseFile,
} from '@mywasender/contract/http/verdict';
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { type DevicePrivateJwk, type DevicePublicJwk, deviceKeyThumbprint } from './device-key.ts';

const TYPE = 'activation-request+jwt';

export interface WriteActivationRequestInput {
  readonly privateKeyJwk: DevicePrivateJwk;
  readonly device: Omit<ActivationRequestClaims, 'nonce' | 'iat'>;
  /** to be kept: the license file has to repeat it */
  readonly nonce: string;
  /** ms */
  readonly now: number;
}

/** The content of a request file: what a computer without internet says of itself, signed by its device key. */
export async function writeActivationRequest(input: WriteActivationRequestInput): Promise<string> {
  const { kty, crv, x } = input.privateKeyJwk;
  const key = await importJWK({ ...input.privateKeyJwk }, 'Ed25519');
  const request = await new SignJWT({
    ...input.device,
    nonce: input.nonce,
    iat: Math.floor(input.now / 1000),
  })
    .setProtectedHeader({ alg: 'Ed25519', typ: TYPE, jwk: { kty, crv, x } })
    .sign(key);
  return fileOf({ type: 'mywasender/activation-request', request });
}

export interface ActivationRequest extends ActivationRequestClaims {
  readonly publicKey: DevicePublicJwk;
  readonly thumbprint: string;
}

/**
 * Reads a request file and checks that the key it names signed it. Throws `ACTIVATION_REQUEST_INVALID`. That it is
 * recent and was not used before is the caller's to check.
 */
export async function readActivationRequest(content: string): Promise<ActivationRequest> {
  const file = parseFile(ActivationRequestFile, content);
  if (file === null) throw invalid('it is another kind of file');
  const { publicKey, payload } = await verify(file.request);
  if (!Value.Check(ActivationRequestClaims, payload)) throw invalid('something is missing');
  const { fingerprint, name, platform, appVersion, nonce, iat } = payload;
  const thumbprint = deviceKeyThumbprint(publicKey);
  return { fingerprint, name, platform, appVersion, nonce, iat, publicKey, thumbprint };
}

/** The content of a license file. */
export function writeLicenseFile(lease: string): string {
  return fileOf({ type: 'mywasender/license', lease });
}

/** The signed lease of a license file, not verified yet; null when it is another kind of file. */
export function readLicenseFile(content: string): string | null {
  return parseFile(LicenseFile, content)?.lease ?? null;
}

async function verify(request: string) {
  try {
    const { jwk } = decodeProtectedHeader(request);
    if (jwk?.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string' || 'd' in jwk) {
      throw new Error('the header carries no Ed25519 public key');
    }
    const publicKey = { kty: 'OKP', crv: 'Ed25519', x: jwk.x } as const;
    const key = await importJWK({ ...publicKey }, 'Ed25519');
    const { payload } = await jwtVerify<unknown>(request, key, { algorithms: ['Ed25519'], typ: TYPE });
    return { publicKey, payload };
  } catch (cause) {
    throw invalid('its signature does not fit', cause);
  }
}

function fileOf(content: object): string {
  return `${JSON.stringify(content)}\n`;
}

function parseFile<Schema extends TSchema>(schema: Schema, content: string): Static<Schema> | null {
  try {
    // mail programs and editors put a byte order mark or empty lines around it
    const parsed: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    return Value.Check(schema, parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('ACTIVATION_REQUEST_INVALID', { reason }, cause);
}
