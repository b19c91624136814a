import { text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';
import { phoneHash } from './suppressions.ts';

export interface Identity {
  readonly phone: string;
  readonly lid: string;
}

/**
 * Remembers that phone and LID are the same person, and carries a suppression of the one over to the other: a STOP
 * arrives from a LID, an import brings the phone.
 */
export function learnIdentity(sql: Sql, salt: string, { phone, lid }: Identity, at: number): void {
  sql.transaction(() => {
    const added = sql.run('INSERT OR IGNORE INTO identities (phone, lid, seen_at) VALUES (?, ?, ?)', [
      phone,
      lid,
      at,
    ]);
    if (added.changes === 0) return;
    const hash = phoneHash(salt, phone);
    sql.run(
      'UPDATE OR IGNORE suppressions SET phone = ?, phone_hash = ? WHERE lid = ? AND phone_hash IS NULL',
      [phone, hash, lid],
    );
    sql.run('UPDATE OR IGNORE suppressions SET lid = ? WHERE phone_hash = ? AND lid IS NULL', [lid, hash]);
  });
}

/** The phone last seen behind a LID, or `null`. */
export function phoneOfLid(sql: Sql, lid: string): string | null {
  const row = sql.get('SELECT phone FROM identities WHERE lid = ? ORDER BY seen_at DESC LIMIT 1', [lid]);
  return row === undefined ? null : textOrNull(row, 'phone');
}

export function lidOfPhone(sql: Sql, phone: string): string | null {
  const row = sql.get('SELECT lid FROM identities WHERE phone = ? ORDER BY seen_at DESC LIMIT 1', [phone]);
  return row === undefined ? null : textOrNull(row, 'lid');
}

export function lidsOfPhone(sql: Sql, phone: string): readonly string[] {
  return sql.all('SELECT lid FROM identities WHERE phone = ?', [phone]).map((row) => text(row, 'lid'));
}
