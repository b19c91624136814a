import { Menu, nativeImage, Tray } from 'electron';

export interface AppTray {
  setStatus(text: string): void;
  destroy(): void;
}

export interface TrayActions {
  readonly show: () => void;
  readonly quit: () => void;
}

/** Sign of life in the tray. Closing the window never hides the app there: on Linux there may be no tray. */
export function createTray(iconPath: string, { show, quit }: TrayActions): AppTray {
  const tray = new Tray(nativeImage.createFromPath(iconPath));
  const setStatus = (text: string): void => {
    tray.setToolTip(`MyWASender: ${text}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text, enabled: false },
        { type: 'separator' },
        { label: 'Show MyWASender', click: show },
        { label: 'Quit', click: quit },
      ]),
    );
  };
  tray.on('click', show);
  return { setStatus, destroy: () => tray.destroy() };
}
