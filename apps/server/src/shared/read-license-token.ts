import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressKey } from '../plugins/rate-limits.ts';
import type { LicenseTokenClaims } from '../plugins/tokens.ts';

/** A genuine token is limited by its device, anything else by the address it comes from. */
export async function readLicenseToken(
  app: Pick<FastifyInstance, 'tokens' | 'limits'>,
  request: FastifyRequest,
  token: string,
): Promise<LicenseTokenClaims> {
  try {
    const claims = app.tokens.readLicense(token);
    await app.limits.device(request, `${claims.sub}/${claims.dev}`);
    return claims;
  } catch (error) {
    if (error instanceof AppError && error.code === 'LICENSE_TOKEN_INVALID') {
      await app.limits.stranger(request, addressKey(request.ip));
    }
    throw error;
  }
}
