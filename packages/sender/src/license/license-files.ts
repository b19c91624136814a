import { AppError } from '@mywasender/contract/app-error';
import type { ActivationRequestClaims } from '@mywasender/contract/http/verdict';
import { readLicenseFile, writeActivationRequest } from '@mywasender/licensing/activation-request';
import { verifyLease } from '@mywasender/licensing/lease';
import type { LeaseKeys, WallClock } from '../ports.ts';
import type { Sql } from '../store/sql.ts';
import { newNonce } from './ask-verdict.ts';
import type { LicenseMemory } from './license-memory.ts';
import type { DeviceIdentity } from './license-secrets.ts';
import { knownLeaseKeys } from './trusted-lease-keys.ts';

export interface LicenseFilesDeps {
  readonly sql: Sql;
  readonly leaseKeys: LeaseKeys;
  readonly wallClock: WallClock;
  readonly memory: LicenseMemory;
  readonly identity: DeviceIdentity;
  readonly device: Omit<ActivationRequestClaims, 'nonce' | 'iat'>;
}

/** Content of a request file. Its nonce is remembered: the license file has to repeat it. */
export async function writeRequest({
  memory,
  identity,
  device,
  wallClock,
}: LicenseFilesDeps): Promise<string> {
  const nonce = newNonce();
  const content = await writeActivationRequest({
    privateKeyJwk: identity.privateKey,
    device,
    nonce,
    now: wallClock.now(),
  });
  memory.rememberRequest(nonce);
  return content;
}

/**
 * Takes in the license file that answers a request of this computer; returns whose license it is. Throws
 * `LICENSE_FILE_INVALID`, `LICENSE_FILE_FOREIGN`, `LICENSE_FILE_USED` or `LICENSE_FILE_OVER`, and changes nothing then.
 */
export async function takeLicenseFile(deps: LicenseFilesDeps, content: string): Promise<string | null> {
  const token = readLicenseFile(content);
  if (token === null) throw new AppError('LICENSE_FILE_INVALID');
  const claims = await verify(deps, token);
  // a lease of a check answers no request, and a denial is no permission
  if (claims.offline !== true || claims.code !== 'VALID') throw new AppError('LICENSE_FILE_INVALID');
  if (claims.exp * 1000 <= deps.memory.now()) throw new AppError('LICENSE_FILE_OVER');
  if (deps.memory.importLease(claims, token) !== 'taken') throw new AppError('LICENSE_FILE_USED');
  return claims.licenseId;
}

async function verify({ sql, leaseKeys, identity, wallClock }: LicenseFilesDeps, token: string) {
  try {
    const { claims } = await verifyLease({
      token,
      keys: await knownLeaseKeys(leaseKeys, sql),
      nonce: null,
      deviceKeyThumbprint: identity.thumbprint,
      now: wallClock.now(),
    });
    return claims;
  } catch (cause) {
    const foreign = cause instanceof AppError && cause.params.reason === 'device';
    throw new AppError(foreign ? 'LICENSE_FILE_FOREIGN' : 'LICENSE_FILE_INVALID', {}, cause);
  }
}
