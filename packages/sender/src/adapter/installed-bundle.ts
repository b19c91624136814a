import type { AdapterState } from '@mywasender/contract/models/adapter';
import type { PageAdapter } from '@mywasender/gateway/port';
import { type AdapterKey, verifyAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import { judgeAdapter } from '@mywasender/licensing/judge-adapter';
import type { Logger } from 'pino';
import type { Sql } from '../store/sql.ts';
import { changeAdapterRecord, digestOf, readAdapterRecord } from './adapter-record.ts';
import type { BundleShelf } from './bundle-shelf.ts';

export interface BundleFacts {
  readonly sql: Sql;
  readonly shelf: BundleShelf;
  readonly adapterKeys: readonly AdapterKey[];
  readonly appVersion: string;
  readonly now: () => number;
  readonly log: Logger;
}

type Fault = Pick<NonNullable<AdapterState['setAside']>, 'why' | 'detail'>;

/**
 * The installed bundle, proved as if it had just arrived: the disk is nobody's word. One that does not hold any more is
 * set aside, and there is none.
 */
export async function installedBundle(
  facts: BundleFacts,
): Promise<{ readonly adapter: PageAdapter; readonly waJsVersion: string } | null> {
  const token = readAdapterRecord(facts.sql).installed;
  if (token === null) return null;
  const bundle = await verifyAdapterManifest(token, facts.adapterKeys);
  if (bundle?.kind !== 'bundle') {
    return setAside(facts, '?', { why: 'refused', detail: 'not signed by a release key of this app' });
  }
  const { version, sequence, waJsVersion } = bundle;
  const digest = digestOf(token);
  const { appVersion, now } = facts;
  const judgement = judgeAdapter(bundle, { appVersion, now: now(), digest, seen: { sequence, digest } });
  if (judgement !== 'use') return setAside(facts, version, { why: 'refused', detail: judgement });
  const script = await facts.shelf.read(bundle);
  if (script === null) {
    return setAside(facts, version, { why: 'changed', detail: 'the file is gone or another one' });
  }
  return { adapter: { version, sequence, script }, waJsVersion };
}

async function setAside(facts: BundleFacts, version: string, fault: Fault): Promise<null> {
  const { sql, shelf, log, now } = facts;
  changeAdapterRecord(sql, { installed: null, setAside: { version, ...fault, at: now() } });
  log.warn({ version, ...fault }, 'newer code for WhatsApp’s page is not used any more');
  await shelf.keepOnly(null);
  return null;
}
