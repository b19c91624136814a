import { join } from 'node:path';
import type { SettingsStore } from '@mywasender/sender/ports';
import Store from 'electron-store';
import type { Logger } from 'pino';
import { createSettingsStore } from '../host/create-settings-store.ts';

/** The same `settings.json` as in the headless host, through electron-store. */
export function openElectronSettings(dataDir: string, log: Logger): SettingsStore {
  return createSettingsStore({
    path: join(dataDir, 'settings.json'),
    open: () => new Store<{ settings?: unknown }>({ cwd: dataDir, name: 'settings', configFileMode: 0o600 }),
    log,
  });
}
