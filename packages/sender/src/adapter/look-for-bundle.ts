import type { AdapterBundle } from '@mywasender/contract/adapter-manifest';
import type { AdapterOutcome } from '@mywasender/contract/models/adapter';
import { verifyAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import { judgeAdapter } from '@mywasender/licensing/judge-adapter';
import { changeAdapterRecord, digestOf, readAdapterRecord } from './adapter-record.ts';
import { type FetchDeps, fetchBundle, fetchManifest } from './fetch-adapter.ts';
import { type BundleFacts, installedBundle } from './installed-bundle.ts';

/**
 * Asks the server for its manifest, believes the signature alone, and installs what is newer and for this app. The
 * number of every manifest a release key signed is remembered, also of those that are not for this app.
 */
export async function lookForBundle(facts: BundleFacts & FetchDeps): Promise<AdapterOutcome> {
  const { sql, shelf, adapterKeys, appVersion, now } = facts;
  const published = await fetchManifest(facts);
  if ('problem' in published) return published.problem;
  const token = published.value;
  if (token === null) return 'none';
  const manifest = await verifyAdapterManifest(token, adapterKeys);
  if (manifest === null) return 'signature';
  const digest = digestOf(token);
  const { seen } = readAdapterRecord(sql);
  const judgement = judgeAdapter(manifest, { appVersion, now: now(), seen, digest });
  if (judgement === 'downgrade') return judgement;
  changeAdapterRecord(sql, { seen: { sequence: manifest.sequence, digest } });
  if (manifest.kind === 'withdrawal') {
    changeAdapterRecord(sql, { installed: null });
    await shelf.keepOnly(null);
    return 'withdrawn';
  }
  return judgement === 'use' ? install(facts, token, manifest) : judgement;
}

async function install(
  facts: BundleFacts & FetchDeps,
  token: string,
  bundle: AdapterBundle,
): Promise<AdapterOutcome> {
  const { sql, shelf } = facts;
  const record = readAdapterRecord(sql);
  if (record.failed === bundle.sequence) return 'failed-here';
  if (record.installed === token && (await installedBundle(facts)) !== null) return 'current';
  const file = await fetchBundle(facts, bundle);
  if ('problem' in file) return file.problem;
  // The file first: what the record names is always there.
  await shelf.keep(file.value, bundle);
  changeAdapterRecord(sql, { installed: token, setAside: null });
  await shelf.keepOnly(bundle.sha256);
  return 'installed';
}
