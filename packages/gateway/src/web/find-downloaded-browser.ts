import { existsSync } from 'node:fs';
import { computeExecutablePath } from '@puppeteer/browsers';
import { downloadedChrome } from './downloaded-chrome.ts';

/** The program `downloadBrowser` put into `cacheDir`; undefined when it has not, or for another puppeteer. */
export function findDownloadedBrowser(cacheDir: string): string | undefined {
  const chrome = downloadedChrome(cacheDir);
  if (chrome === undefined) return undefined;
  const program = computeExecutablePath(chrome);
  return existsSync(program) ? program : undefined;
}
