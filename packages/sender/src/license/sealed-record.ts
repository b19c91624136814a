import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import type { Tombstone } from '@mywasender/licensing/apply-lease';
import type { ClockGuardState } from '@mywasender/licensing/clock-guard';
import { text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** What the store keeps of the license, sealed against editing by hand. */
export interface SealedRecord {
  /** The signed lease itself: it is verified again whenever it is read. */
  readonly leaseToken: string | null;
  readonly tombstone: Tombstone | null;
  readonly clock: ClockGuardState | null;
  readonly lastCheck: LicenseState['lastCheck'];
  readonly keyEnd: string | null;
  /** Nonces of request files not answered yet, newest first. */
  readonly requests?: readonly string[];
}

export const EMPTY_RECORD: SealedRecord = {
  leaseToken: null,
  tombstone: null,
  clock: null,
  lastCheck: null,
  keyEnd: null,
};

/** `broken`: somebody changed the row, or the secret store was reset; only the server can tell then. */
export function readSealedRecord(sql: Sql, sealKey: string): { record: SealedRecord; broken: boolean } {
  const row = sql.get('SELECT record, seal FROM license_state WHERE id = 1');
  if (row === undefined) return { record: EMPTY_RECORD, broken: false };
  const record = text(row, 'record');
  const expected = Buffer.from(sealOf(record, sealKey));
  const found = Buffer.from(text(row, 'seal'));
  const intact = expected.length === found.length && timingSafeEqual(expected, found);
  return intact ? { record: JSON.parse(record), broken: false } : { record: EMPTY_RECORD, broken: true };
}

export function writeSealedRecord(sql: Sql, sealKey: string, value: SealedRecord): void {
  const record = JSON.stringify(value);
  sql.run(
    `INSERT INTO license_state (id, record, seal) VALUES (1, ?, ?)
     ON CONFLICT DO UPDATE SET record = excluded.record, seal = excluded.seal`,
    [record, sealOf(record, sealKey)],
  );
}

function sealOf(record: string, sealKey: string): string {
  return createHmac('sha256', sealKey).update(record).digest('base64url');
}
