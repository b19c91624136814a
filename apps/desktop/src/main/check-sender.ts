import { isAppUrl } from './app-url.ts';

/** The part of Electron's frame that says who asks. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top frame of our own page may ask; a frame already gone (null) may not. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}
