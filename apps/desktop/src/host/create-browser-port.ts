import { join } from 'node:path';
import { downloadBrowser } from '@mywasender/gateway/web/download-browser';
import { findBrowser, findBrowsers, isProgram } from '@mywasender/gateway/web/find-browser';
import { findDownloadedBrowser } from '@mywasender/gateway/web/find-downloaded-browser';
import type { BrowserPort } from '@mywasender/sender/ports';
import { resolveBrowser } from './resolve-browser.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Finds the browser to drive, and downloads one into the data folder when asked to. */
export function createBrowserPort(dataDir: string, env: Env): BrowserPort {
  const folder = join(dataDir, 'browser');
  return {
    info: async (settings) =>
      resolveBrowser({
        settings,
        env,
        find: () => findBrowser(env),
        findDownloaded: () => findDownloadedBrowser(folder),
      }),
    installed: () => findBrowsers(env),
    isProgram,
    download: async (onProgress) => {
      await downloadBrowser(folder, ({ bytes, totalBytes }) =>
        onProgress({ received: bytes, total: totalBytes > 0 ? totalBytes : null }),
      );
    },
  };
}
