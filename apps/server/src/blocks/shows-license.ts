import { AppError } from '@mywasender/contract/app-error';
import { parseLicenseKey } from '@mywasender/licensing/license-key';
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../crypto/digest.ts';
import { hashLicenseKey } from '../licenses/license-keys.ts';
import type { Tokens } from '../plugins/tokens.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Longer than any of them; what is longer is not looked at. */
const LONGEST = 4096;

/**
 * Whether a call shows something of a license that cannot be guessed: a license token this server signed, also one
 * that is over, as the app only learns that by asking; a refresh token or a license key this server gave out.
 */
export async function showsLicense(
  deps: Pick<ServerDeps, 'db' | 'secrets'>,
  tokens: Pick<Tokens, 'readLicense'>,
  request: Pick<FastifyRequest, 'headers' | 'body'>,
): Promise<boolean> {
  const { prisma } = deps.db;
  const inHeader = /^DPoP ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = inHeader ?? fieldOf(request.body, 'licenseToken');
  if (token !== undefined) return isGenuine(tokens, token);
  const refreshToken = fieldOf(request.body, 'refreshToken');
  if (refreshToken !== undefined) {
    return (await prisma.licenseRefreshToken.count({ where: { hash: sha256(refreshToken) } })) > 0;
  }
  const key = parseLicenseKey(fieldOf(request.body, 'key') ?? '');
  if (!key.ok) return false;
  const keyHash = hashLicenseKey(deps.secrets.licenseKeyIndex, key.key);
  return (await prisma.license.count({ where: { keyHash } })) > 0;
}

/** Of a body nothing has checked yet. */
function fieldOf(body: unknown, name: string): string | undefined {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value.length <= LONGEST ? value : undefined;
}

function isGenuine(tokens: Pick<Tokens, 'readLicense'>, token: string): boolean {
  try {
    tokens.readLicense(token);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'LICENSE_TOKEN_INVALID') throw error;
    return error.params.reason === 'expired';
  }
}
