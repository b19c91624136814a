import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './fail.mjs';
import { CACHE } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const isDebianRoot = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** The browser campaigns run in: an installed one, Debian's by apt as root, else a download for this project. */
export async function ensureBrowser() {
  const { findBrowser } = await import('../../packages/gateway/src/web/find-browser.ts');
  const found = findBrowser(process.env);
  if (found !== undefined) return found;
  if (isDebianRoot()) {
    await step('Installing Chromium with apt', async () => {
      await run('apt-get', ['update', '-qq'], { what: 'apt-get update' });
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        what: 'apt-get install chromium',
      });
    });
    const installed = findBrowser(process.env);
    if (installed !== undefined) return installed;
  }
  return downloadChrome();
}

async function downloadChrome() {
  const { downloadBrowser } = await import('../../packages/gateway/src/web/download-browser.ts');
  let shown = -1;
  try {
    return await step('Downloading Chrome for this project', () =>
      downloadBrowser(join(CACHE, 'browser'), ({ bytes: received, totalBytes: total }) => {
        const percent = total ? Math.floor((received / total) * 100) : 0;
        if (percent < shown + 10) return;
        shown = percent;
        process.stdout.write(` ${percent} %`);
      }),
    );
  } catch (error) {
    throw new Failure(
      `No Chrome, Edge or Chromium was found, and none could be downloaded (${error.message}). Install one, or name it: CHROME_PATH=/path/to/chrome npm start`,
    );
  }
}
