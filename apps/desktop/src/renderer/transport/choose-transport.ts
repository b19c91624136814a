import type { DesktopBridge } from './bridge.ts';
import type { HostConnection } from './host-connection.ts';
import { createHttpTransport } from './http-transport.ts';
import { createIpcTransport } from './ipc-transport.ts';

declare global {
  interface Window {
    /** Present when a preload script gave the page a bridge. */
    readonly mywasender?: DesktopBridge;
  }
}

const TOKEN_KEY = 'mywasender-token';

/**
 * The bridge where there is one, else HTTP with the token of the page's address. Null when this page was opened
 * without a token: the user must follow the link the host printed.
 */
export function chooseTransport(): HostConnection | null {
  if (window.mywasender !== undefined) return createIpcTransport(window.mywasender);
  const token = takeToken();
  return token === null ? null : createHttpTransport({ baseUrl: '', token, saveBlob: download });
}

/** Takes `#token=…` out of the address, so that it is neither bookmarked nor copied, and keeps it for this tab. */
function takeToken(): string | null {
  const token = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token === undefined) return window.sessionStorage.getItem(TOKEN_KEY);
  window.sessionStorage.setItem(TOKEN_KEY, token);
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return token;
}

function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by the end of this task; a minute covers slow "save as" dialogs.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
