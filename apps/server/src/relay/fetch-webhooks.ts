import { AppError } from '@mywasender/contract/app-error';
import type { RelayEvents } from '@mywasender/contract/http/relay';
import type { ServerDeps } from '../shared/deps.ts';
import { FETCH_BYTES, FETCH_EVENTS } from './relay-limits.ts';
import { bodyPlace } from './take-webhook.ts';

/** Nobody can have stored what has not come yet. */
const READ_TO = `
  INSERT INTO relay_readers (relay_id, device_id, position)
  SELECT r.id, $2, least($3, r.last_position) FROM relays r WHERE r.id = $1 AND r.license_id = $4
  ON CONFLICT (relay_id, device_id)
  DO UPDATE SET position = greatest(relay_readers.position, excluded.position)
  RETURNING (SELECT verified_at FROM relays WHERE id = $1) AS verified_at`;
const LET_GO = `
  UPDATE relay_events SET body_sealed = ''
  WHERE relay_id = $1 AND body_sealed <> '' AND position <= (
    SELECT min(w.position) FROM relay_readers w
    JOIN devices d ON d.id = w.device_id AND d.status = 'active' WHERE w.relay_id = $1)`;
const READ = `
  SELECT id, position, body_sealed, received_at,
    (sum(bytes) OVER (ORDER BY position))::int - bytes AS before FROM (
    SELECT * FROM relay_events WHERE relay_id = $1 AND body_sealed <> '' AND position > $2
    ORDER BY position LIMIT ${FETCH_EVENTS + 1}) waiting ORDER BY position`;

interface Row {
  readonly id: string;
  readonly position: number;
  readonly body_sealed: string;
  readonly received_at: Date;
  /** bytes of those before it in this answer */
  readonly before: number;
}

/**
 * What waits behind position `after`. Every computer of the license has a place of its own; a body is let go of when
 * all that are still active have it, and after the retention in any case. Asking again with the same `after` answers
 * the same: at least once. Throws `NOT_FOUND`.
 */
export async function fetchWebhooks(
  { db, sealer }: Pick<ServerDeps, 'db' | 'sealer'>,
  input: {
    readonly relayId: string;
    readonly licenseId: string;
    readonly deviceId: string;
    readonly after: number;
  },
): Promise<RelayEvents> {
  const { relayId, licenseId, deviceId, after } = input;
  const place = [relayId, deviceId, after, licenseId];
  const read = await db.pool.query<{ verified_at: Date | null }>(READ_TO, place);
  const [relay] = read.rows;
  if (relay === undefined) throw new AppError('NOT_FOUND');
  await db.pool.query(LET_GO, [relayId]);
  const { rows } = await db.pool.query<Row>(READ, [relayId, after]);
  const taken = rows.slice(0, FETCH_EVENTS).filter(({ before }) => before < FETCH_BYTES);
  return {
    events: taken.map((row) => ({
      position: row.position,
      receivedAt: row.received_at.toISOString(),
      body: sealer.open(row.body_sealed, bodyPlace(row.id)),
    })),
    more: taken.length < rows.length,
    ...(relay.verified_at === null ? {} : { verifiedAt: relay.verified_at.toISOString() }),
  };
}
