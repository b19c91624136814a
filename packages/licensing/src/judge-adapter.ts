import type { AdapterManifest } from '@mywasender/contract/adapter-manifest';
import { isOlderVersion } from './is-older-version.ts';

/** What an app knows when it judges a manifest. */
export interface AdapterSituation {
  readonly appVersion: string;
  /** ms */
  readonly now: number;
  /** highest sequence this installation ever believed, and the hash of that manifest; 0 before the first */
  readonly seen: { readonly sequence: number; readonly digest: string };
  /** of the manifest that is judged: two manifests of one number are two stories */
  readonly digest: string;
}

/**
 * `use` a bundle for this app; `withdrawn` what was published before must not be used; `downgrade` an older manifest
 * than one seen, or another one of the same number; the rest say why a bundle is not for this app now.
 */
export type AdapterJudgement = 'use' | 'withdrawn' | 'downgrade' | 'expired' | 'app-too-old' | 'app-newer';

/** Judges a manifest whose signature holds. Its own file is looked at by whoever fetches it. */
export function judgeAdapter(manifest: AdapterManifest, situation: AdapterSituation): AdapterJudgement {
  const { appVersion, now, seen, digest } = situation;
  if (manifest.sequence < seen.sequence) return 'downgrade';
  if (manifest.sequence === seen.sequence && digest !== seen.digest) return 'downgrade';
  if (manifest.kind === 'withdrawal') return 'withdrawn';
  if (manifest.expiresAt <= now) return 'expired';
  if (isOlderVersion(appVersion, manifest.minAppVersion)) return 'app-too-old';
  if (isOlderVersion(manifest.maxAppVersion, appVersion)) return 'app-newer';
  return 'use';
}
