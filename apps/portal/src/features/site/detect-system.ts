import type { DownloadFile } from '@mywasender/contract/http/site';

/** The system of a browser by what it says about itself; null: a phone, a tablet, or nothing that is known. */
export function detectSystem(userAgent: string): DownloadFile['system'] | null {
  if (/Android|iPhone|iPad|Mobile|CrOS/.test(userAgent)) return null;
  if (userAgent.includes('Windows')) return 'windows';
  if (userAgent.includes('Mac OS X')) return 'macos';
  return userAgent.includes('Linux') ? 'linux' : null;
}
