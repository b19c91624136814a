import { AppError } from '@mywasender/contract/app-error';
import type { KeyScope } from '@mywasender/contract/http/api-keys';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { isAllowedAddress } from './address-list.ts';

/** How exact `last_used_at` is: not every call is worth a write. */
const USE_NOTED_MS = 5 * 60_000;

/**
 * Who calls with an API key: its reseller, for a route that names a scope the key has. What belongs to the reseller as
 * a customer of others is not the shop's, so the key sees none of it.
 */
export async function actorOfKey(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  input: { readonly hash: Buffer<ArrayBuffer>; readonly scope: KeyScope | undefined; readonly ip: string },
): Promise<{ readonly id: string; readonly actor: Actor }> {
  const at = now();
  const key = await db.prisma.apiKey.findUnique({ where: { hash: input.hash }, include: { user: true } });
  if (
    key === null ||
    key.revokedAt !== null ||
    (key.expiresAt !== null && key.expiresAt <= at) ||
    key.user.role !== 'reseller' ||
    key.user.disabledAt !== null
  ) {
    throw new AppError('API_KEY_REFUSED');
  }
  if (!isAllowedAddress(key.allowedAddresses, input.ip)) throw new AppError('API_KEY_ADDRESS');
  // no scope is enough for a call that is not for keys
  if (input.scope === undefined) throw new AppError('FORBIDDEN');
  if (!key.scopes.includes(input.scope)) throw new AppError('API_KEY_SCOPE', { scope: input.scope });
  const noted = new Date(at.getTime() - USE_NOTED_MS);
  if (key.lastUsedAt === null || key.lastUsedAt < noted) {
    await db.prisma.apiKey.updateMany({
      where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: noted } }] },
      data: { lastUsedAt: at },
    });
  }
  const { id } = key.user;
  return {
    id: key.id,
    actor: { id, role: 'reseller', sellerId: id, mayRevoke: true, sessionId: '', verifiedEmailHash: null },
  };
}
