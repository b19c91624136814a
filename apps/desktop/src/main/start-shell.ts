import { join } from 'node:path';
import type { AppError } from '@mywasender/contract/app-error';
import { Campaign } from '@mywasender/contract/models/campaign';
import { app, type BrowserWindow, ipcMain, Menu, powerMonitor, protocol, safeStorage } from 'electron';
import type { Logger } from 'pino';
import { Value } from 'typebox/value';
import { APP_VERSION } from '../host/app-version.ts';
import type { HostEnvironment } from '../host/read-environment.ts';
import { APP_SCHEME } from './app-url.ts';
import { askBeforeClosing } from './ask-before-closing.ts';
import { buildMenu } from './build-menu.ts';
import { chooseTarget } from './choose-target.ts';
import { coreRequests } from './core-requests.ts';
import { createTray } from './create-tray.ts';
import { createWindow } from './create-window.ts';
import { forkCore } from './fork-core.ts';
import { harden } from './harden.ts';
import { answerIpc } from './ipc-answers.ts';
import { openElectronSettings } from './open-electron-settings.ts';
import { openSecrets } from './open-secrets.ts';
import { createPageMessages } from './page-messages.ts';
import { quitInOrder } from './quit-in-order.ts';
import { createRunningCampaigns } from './running-campaigns.ts';
import { serveAppScheme } from './serve-app-scheme.ts';
import { superviseCore } from './supervise-core.ts';

const HERE = import.meta.dirname;
const PLACES = {
  core: join(HERE, 'core.js'),
  preload: join(HERE, '../preload/index.cjs'),
  renderer: join(HERE, '../../dist/renderer'),
  trayIcon: join(HERE, '../../resources/tray.png'),
};

/** Puts window, tray and menu around a core in a process of its own. After `ready`. */
export async function startShell(environment: HostEnvironment, log: Logger): Promise<void> {
  const { dataDir, serverUrl } = environment;
  let failure: AppError | null = null;
  let window: BrowserWindow | null = null;
  const running = createRunningCampaigns();

  harden(serverUrl);
  protocol.handle(APP_SCHEME, (request) =>
    serveAppScheme(request, { rendererDir: PLACES.renderer, failure: () => failure }),
  );
  Menu.setApplicationMenu(buildMenu({ platform: process.platform, serverUrl, dataDir }));

  const secrets = await openSecrets({ dataDir, keyring: safeStorage, platform: process.platform, log });
  const page = createPageMessages((channel, ...content) => window?.webContents.send(channel, ...content));
  const core = superviseCore({
    fork: () => forkCore(PLACES.core, dataDir),
    options: { environment, appVersion: APP_VERSION, secretKind: secrets.kind },
    handlers: coreRequests({
      secrets,
      settings: openElectronSettings(dataDir, log),
      announce: (event, payload) => {
        page.announce(event, payload);
        if (event !== 'campaign.changed' || !Value.Check(Campaign, payload)) return;
        running.update(payload);
        tray.setStatus(running.text);
      },
    }),
    onStarted: (started) => {
      const shown = failure !== null || started.failure !== null;
      failure = started.failure;
      running.clear();
      tray.setStatus(running.text);
      // The page of a failure takes the place of the app, and gives it back.
      if (shown) window?.webContents.reload();
      else if (started.again) page.reconnected();
      process.send?.({ type: 'ready', failure: failure?.code ?? null });
    },
    log,
  });
  answerIpc({ ipc: ipcMain, core, chooseTarget, log });

  const show = (): void => {
    if (window === null) {
      const opened = createWindow(PLACES.preload, log);
      opened.on('close', askBeforeClosing({ window: opened, running }));
      opened.on('closed', () => {
        window = null;
      });
      window = opened;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const tray = createTray(PLACES.trayIcon, { show, quit: () => app.quit() });
  show();

  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => {
    core
      .ask('call', { name: 'license.check', input: {} })
      .catch((err: unknown) => log.info({ err }, 'the license was not checked after sleep'));
  });
  quitInOrder({ stopCore: () => core.stop(), log });
}
