import { AppError } from '@mywasender/contract/app-error';
import { computeExecutablePath, install } from '@puppeteer/browsers';
import { downloadedChrome } from './downloaded-chrome.ts';

export interface DownloadProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * Downloads the Chrome that belongs to the pinned puppeteer into `cacheDir` and answers with its program.
 * A finished download is used again. Rejects with GATEWAY_DOWNLOAD_FAILED; nothing half-done is left in use.
 */
export async function downloadBrowser(
  cacheDir: string,
  onProgress: (progress: DownloadProgress) => void = () => undefined,
  /** where Chrome for Testing is; for tests and mirrors */
  baseUrl?: string,
): Promise<string> {
  const chrome = downloadedChrome(cacheDir);
  if (chrome === undefined) {
    throw new AppError('GATEWAY_DOWNLOAD_FAILED', { problem: 'there is no Chrome for this system' });
  }
  try {
    await install({
      ...chrome,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      downloadProgressCallback: (bytes, totalBytes) => onProgress({ bytes, totalBytes }),
    });
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError('GATEWAY_DOWNLOAD_FAILED', { problem }, error);
  }
  return computeExecutablePath(chrome);
}
