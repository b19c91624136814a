import { Menu, type MenuItemConstructorOptions, shell } from 'electron';

export interface MenuInput {
  readonly platform: NodeJS.Platform;
  readonly serverUrl: string;
  readonly dataDir: string;
}

/** Roles bring accelerators and translations of the system; developer tools stay out of reach of slips. */
export function buildMenu({ platform, serverUrl, dataDir }: MenuInput): Menu {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'My licenses and devices', click: () => void shell.openExternal(`${serverUrl}/account`) },
        { label: 'Open the data folder', click: () => void shell.openPath(dataDir) },
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}
