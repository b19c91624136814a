import { AppError } from '@mywasender/contract/app-error';
import type { LicenseCode } from '@mywasender/contract/license-codes';
import { admitListener, type Listener } from '../events/admit-listener.ts';
import type { LicenseTokenClaims } from '../plugins/tokens.ts';
import type { ServerDeps } from '../shared/deps.ts';

/**
 * Conclusions under which a computer still fetches what people wrote to it: a STOP must not be lost because a license
 * was renewed late.
 */
const STILL_READS: readonly LicenseCode[] = ['VALID', 'EXPIRED', 'SUSPENDED', 'APP_VERSION_TOO_OLD'];

/** The computer behind a call about relays. Throws `LICENSE_TOKEN_INVALID` when it is denied; `opens`: to have a new one. */
export async function admitReader(
  deps: Pick<ServerDeps, 'db' | 'config' | 'now'>,
  request: {
    readonly claims: LicenseTokenClaims;
    readonly proof: string;
    readonly path: string;
    readonly opens?: true;
  },
): Promise<Listener> {
  const listener = await admitListener(deps, request);
  const { code, deviceDenied } = listener;
  const admitted = !deviceDenied && (request.opens === true ? code === 'VALID' : STILL_READS.includes(code));
  if (!admitted) throw new AppError('LICENSE_TOKEN_INVALID', { reason: code });
  return listener;
}
