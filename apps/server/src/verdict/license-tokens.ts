import { randomBytes } from 'node:crypto';
import { hmac, sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import type { Tokens } from '../plugins/tokens.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Life of a license token and of a family of refresh tokens. */
const LICENSE_TOKEN_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/** Use cases of the app's calls sign tokens, which only the running app can. */
export type LicenseDeps = ServerDeps & { readonly tokens: Tokens };

/** A license token; it never outlives the license. */
export function issueLicenseToken(
  { tokens, now }: Pick<LicenseDeps, 'tokens' | 'now'>,
  input: {
    readonly licenseId: string;
    readonly deviceId: string;
    readonly familyId: string;
    readonly licenseExpiresAt: Date | null;
  },
): string {
  const longest = now().getTime() + LICENSE_TOKEN_DAYS * DAY;
  const expiresAt = Math.min(longest, input.licenseExpiresAt?.getTime() ?? longest);
  return tokens.signLicense({
    sub: input.licenseId,
    dev: input.deviceId,
    fam: input.familyId,
    exp: Math.floor(expiresAt / 1000),
  });
}

/** The first refresh token of an activation. */
export async function issueLicenseRefreshToken(
  queries: Queries,
  input: { readonly deviceId: string; readonly familyId: string; readonly at: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await queries.licenseRefreshToken.create({
    data: {
      hash: sha256(token),
      deviceId: input.deviceId,
      familyId: input.familyId,
      createdAt: input.at,
      expiresAt: new Date(input.at.getTime() + LICENSE_TOKEN_DAYS * DAY),
    },
  });
  return token;
}

/** The one token that follows another: derived, so that a repetition gets the same without it being stored. */
export function successorOf({ secrets }: Pick<ServerDeps, 'secrets'>, refreshToken: string): string {
  return hmac(secrets.licenseSuccessor, refreshToken).toString('base64url');
}
