import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent } from 'electron';

let lastFolder: string | undefined;

/** Asks where to keep a file; null when the user changed their mind. The folder chosen last is offered again. */
export async function chooseTarget(event: IpcMainInvokeEvent, name: string): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null) return null;
  const defaultPath = join(lastFolder ?? app.getPath('documents'), name.replace(/[/\\:*?"<>|]/g, '_'));
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
  if (canceled || filePath === '') return null;
  lastFolder = dirname(filePath);
  return filePath;
}
