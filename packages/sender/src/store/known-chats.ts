import { int } from './row.ts';
import type { Sql } from './sql.ts';

/** When this person last wrote to a profile, epoch ms; null: never. */
export function lastInboundAt(sql: Sql, profileId: string, phone: string): number | null {
  const row = sql.get('SELECT last_inbound_at AS at FROM known_chats WHERE profile_id = ? AND phone = ?', [
    profileId,
    phone,
  ]);
  return row === undefined ? null : int(row, 'at');
}
