import { Browser, detectBrowserPlatform } from '@puppeteer/browsers';

/** the Chrome that puppeteer 25.16.0 is tested with (its `revisions.js`) */
const CHROME_BUILD = '156.0.8078.47';

/** Which Chrome the app keeps in `cacheDir`; undefined where there is none for this system. */
export function downloadedChrome(cacheDir: string) {
  const platform = detectBrowserPlatform();
  if (platform === undefined) return undefined;
  return { browser: Browser.CHROME, buildId: CHROME_BUILD, cacheDir, platform };
}
