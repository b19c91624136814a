import type { Page } from 'puppeteer';
import type { MediaFile } from '../port.ts';
import type { WebTimeouts } from './web-session.ts';

/**
 * Puts a file of this computer where the page's bridge finds it. The browser reads it from the disk by itself: 16 MB are
 * there in 0.05 s. As base64 through the debugging connection they took 0.6 to 0.9 s, and 100 MB did not arrive at all.
 */
export async function handOverFile(page: Page, messageId: string, path: string): Promise<void> {
  const handle = await page.evaluateHandle(`window.__mywasender.fileInput(${JSON.stringify({ messageId })})`);
  try {
    const input = handle.asElement();
    if (input === null) throw new TypeError('the page gave no place for a file');
    await input.uploadFile(path);
  } finally {
    await handle.dispose();
  }
}

/** What the page has to know of a file beside its content. */
export function pageMedia({ kind, fileName, mimeType, sha256 }: MediaFile) {
  return { kind, fileName, mimeType, sha256 };
}

/** Slower lines than 400 kbit/s are not waited for: the message is then uncertain and `lookup` decides. */
const UPLOAD_BYTES_PER_MS = 50;

/** How long a send may take until it counts as uncertain: longer by the time the file takes to leave. */
export function sendMs(timeouts: Pick<WebTimeouts, 'sendMs'>, file: MediaFile | undefined): number {
  return timeouts.sendMs + (file === undefined ? 0 : Math.ceil(file.bytes / UPLOAD_BYTES_PER_MS));
}
