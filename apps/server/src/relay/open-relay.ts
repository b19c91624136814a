import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { hmac } from '../crypto/digest.ts';
import { lockRows } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { MOST_RELAYS } from './relay-limits.ts';

type Deps = Pick<ServerDeps, 'db' | 'config' | 'now' | 'sealer' | 'secrets'>;

/** Derived, so that none is stored. */
export function verifyTokenOf({ secrets }: Pick<ServerDeps, 'secrets'>, relayId: string): string {
  return hmac(secrets.relayVerify, relayId).toString('base64url').slice(0, 32);
}

/** Where the envelope of a relay's app secret is kept. */
export function secretPlace(relayId: string): string {
  return `relays.app_secret_sealed.${relayId}`;
}

/** A new relay of the license, or another secret for one it has. Throws `NOT_FOUND`, `RELAY_LIMIT`. */
export async function openRelay(
  deps: Deps,
  input: { readonly licenseId: string; readonly appSecret: string; readonly relayId?: string | undefined },
) {
  const { licenseId, appSecret } = input;
  const id = input.relayId ?? randomUUID();
  const appSecretSealed = deps.sealer.seal(appSecret, secretPlace(id));
  await deps.db.prisma.$transaction(async (tx) => {
    if (input.relayId !== undefined) {
      const { count } = await tx.relay.updateMany({
        where: { id, licenseId },
        data: { appSecretSealed },
      });
      if (count === 0) throw new AppError('NOT_FOUND');
      return;
    }
    await lockRows(tx, [licenseId]);
    if ((await tx.relay.count({ where: { licenseId } })) >= MOST_RELAYS) {
      throw new AppError('RELAY_LIMIT', { most: MOST_RELAYS });
    }
    await tx.relay.create({ data: { id, licenseId, appSecretSealed, createdAt: deps.now() } });
  });
  return {
    relayId: id,
    url: `${deps.config.publicUrl}/v1/relay/whatsapp/${id}`,
    verifyToken: verifyTokenOf(deps, id),
  };
}
