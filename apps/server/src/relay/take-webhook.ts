import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { secretPlace } from './open-relay.ts';
import { MOST_WAITING } from './relay-limits.ts';

/** The row of the relay is locked first: whoever reads sees positions in their order, none later than a higher one. */
const STATEMENT = `
  WITH moved AS (
    UPDATE relays r SET last_position = last_position + 1, last_event_at = $6
    WHERE r.id = $1 AND r.last_position - coalesce(
      (SELECT min(e.position) FROM relay_events e WHERE e.relay_id = $1 AND e.body_sealed <> ''),
      r.last_position) < ${MOST_WAITING}
    RETURNING r.id, r.last_position
  ), added AS (
    INSERT INTO relay_events (id, relay_id, position, digest, body_sealed, bytes, received_at)
    SELECT $2, id, last_position, $3, $4, $5, $6 FROM moved
    ON CONFLICT (relay_id, digest) DO NOTHING RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM moved) AS moved, (SELECT count(*)::int FROM added) AS added`;

/**
 * Keeps a webhook of Meta for the computers of the license, the same one once. Nothing is looked at before the
 * signature is verified over the bytes as they came, and nothing of the content afterwards.
 * Throws `NOT_FOUND`, `RELAY_SIGNATURE_WRONG`, and `UNAVAILABLE` while too many wait: Meta tries again.
 */
export async function takeWebhook(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer' | 'signals'>,
  input: { readonly relayId: string; readonly signature: unknown; readonly raw: Buffer },
): Promise<void> {
  const { relayId, raw } = input;
  const relay = await deps.db.prisma.relay.findUnique({ where: { id: relayId } });
  if (relay === null) throw new AppError('NOT_FOUND');
  const secret = deps.sealer.open(relay.appSecretSealed, secretPlace(relayId));
  if (!isSignedBy(secret, raw, input.signature)) throw new AppError('RELAY_SIGNATURE_WRONG');
  const id = randomUUID();
  const { rows } = await deps.db.pool.query<{ moved: number; added: number }>(STATEMENT, [
    relayId,
    id,
    sha256(raw),
    deps.sealer.seal(raw.toString('utf8'), bodyPlace(id)),
    raw.length,
    deps.now(),
  ]);
  if (rows[0]?.moved !== 1) throw new AppError('UNAVAILABLE');
  if (rows[0].added === 1) deps.signals.publish({ kind: 'relay', id: relay.licenseId });
}

/** Where the envelope of a webhook's body is kept. */
export function bodyPlace(eventId: string): string {
  return `relay_events.body_sealed.${eventId}`;
}

function isSignedBy(secret: string, raw: Buffer, signature: unknown): boolean {
  const hex = typeof signature === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(signature)?.[1] : undefined;
  const right = createHmac('sha256', secret).update(raw).digest();
  // compared in any case: how long a refusal takes says nothing
  const shown = hex === undefined ? Buffer.alloc(right.length) : Buffer.from(hex, 'hex');
  return timingSafeEqual(right, shown) && hex !== undefined;
}
