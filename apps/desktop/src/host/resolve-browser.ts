import type { Settings, SystemInfo } from '@mywasender/contract/models/settings';

export interface ResolveBrowserInput {
  readonly settings: Pick<Settings, 'browserPath'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The installed browser, `CHROME_PATH` first. */
  readonly find: () => string | undefined;
  /** The one this app downloaded for itself. */
  readonly findDownloaded: () => string | undefined;
}

/** Which browser will be driven and why this one: the user's choice, the environment, an installed one, our own. */
export function resolveBrowser(input: ResolveBrowserInput): SystemInfo['browser'] {
  const { settings, env, find, findDownloaded } = input;
  if (settings.browserPath !== null) return { path: settings.browserPath, source: 'setting' };
  const found = find();
  if (found !== undefined)
    return { path: found, source: found === env.CHROME_PATH ? 'environment' : 'found' };
  const downloaded = findDownloaded();
  if (downloaded !== undefined) return { path: downloaded, source: 'downloaded' };
  return { path: null, source: 'missing' };
}
