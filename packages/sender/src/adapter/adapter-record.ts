import { createHash } from 'node:crypto';
import { ADAPTER_OUTCOMES, AdapterState } from '@mywasender/contract/models/adapter';
import { nullable, oneOf, strictObject, Timestamp } from '@mywasender/contract/models/basics';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Sql } from '../store/sql.ts';

const KEY = 'adapter';

/** What this installation remembers of bundles. The file of the installed one lies beside the store. */
export const AdapterRecord = strictObject({
  /** The highest number a release key ever stated here, and the hash of that statement. */
  seen: strictObject({ sequence: Type.Integer({ minimum: 0 }), digest: Type.String() }),
  /** The signed manifest of the installed bundle, which is verified at every use. */
  installed: nullable(Type.String()),
  lastLook: nullable(strictObject({ at: Timestamp, outcome: oneOf(ADAPTER_OUTCOMES) })),
  setAside: AdapterState.properties.setAside,
  /** Of the bundle that did not work here; it is not taken again. */
  failed: nullable(Type.Integer()),
});
export type AdapterRecord = Static<typeof AdapterRecord>;

const EMPTY: AdapterRecord = {
  seen: { sequence: 0, digest: '' },
  installed: null,
  lastLook: null,
  setAside: null,
  failed: null,
};

export function readAdapterRecord(sql: Sql): AdapterRecord {
  const kept = readMeta(sql, KEY);
  if (kept === null) return EMPTY;
  const record: unknown = JSON.parse(kept);
  return Value.Check(AdapterRecord, record) ? record : EMPTY;
}

export function changeAdapterRecord(sql: Sql, change: Partial<AdapterRecord>): void {
  writeMeta(sql, KEY, JSON.stringify({ ...readAdapterRecord(sql), ...change }));
}

/** Tells two manifests of one number apart. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
