import { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { APP_URL, CRASHED_URL } from './app-url.ts';
import { windowOptions } from './window-options.ts';

/** The one window. A page that ended is loaded again; when it ends twice within a minute, a page says so instead. */
export function createWindow(preload: string, log: Logger): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload));
  const load = (address: string): void => {
    window.loadURL(address).catch((err: unknown) => log.error({ err }, 'the page could not be loaded'));
  };
  window.once('ready-to-show', () => window.show());
  let lastReload = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the page ended');
    if (reason === 'clean-exit') return;
    const again = performance.now() - lastReload < 60_000;
    lastReload = performance.now();
    load(again ? CRASHED_URL : APP_URL);
  });
  load(APP_URL);
  return window;
}
