import { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { APP_URL } from './app-url.ts';
import { windowOptions } from './window-options.ts';

/** The one window. A page that crashed is loaded again once a minute at most, so that a broken one does not spin. */
export function createWindow(preload: string, log: Logger): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload));
  window.once('ready-to-show', () => window.show());
  let lastReload = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the page ended');
    if (reason === 'clean-exit' || performance.now() - lastReload < 60_000) return;
    lastReload = performance.now();
    window.webContents.reload();
  });
  window.loadURL(APP_URL).catch((err: unknown) => log.error({ err }, 'the page could not be loaded'));
  return window;
}
