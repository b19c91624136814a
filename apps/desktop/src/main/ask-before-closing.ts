import { app, type BrowserWindow, dialog } from 'electron';
import { isQuitting } from './quit-in-order.ts';

export interface AskInput {
  readonly window: BrowserWindow;
  readonly running: { readonly count: number; readonly text: string };
}

/** Closing the window while people are being written to: minimise and go on, or quit and go on at the next start. */
export function askBeforeClosing({ window, running }: AskInput): (event: { preventDefault(): void }) => void {
  return (event) => {
    if (running.count === 0 || isQuitting()) return;
    event.preventDefault();
    void dialog
      .showMessageBox(window, {
        type: 'question',
        message: running.text,
        detail: 'Nothing is sent while MyWASender is closed. The campaign goes on when you start it again.',
        buttons: ['Keep running in the background', 'Quit'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        // Minimised, not hidden: where there is no tray a hidden window could not be found again.
        if (response === 0) window.minimize();
        else app.quit();
      });
  };
}
