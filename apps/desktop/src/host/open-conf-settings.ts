import { join } from 'node:path';
import type { SettingsStore } from '@mywasender/sender/ports';
import Conf from 'conf';
import type { Logger } from 'pino';
import { createSettingsStore } from './create-settings-store.ts';

/** Settings outside Electron: `settings.json` in the data folder. */
export function openConfSettings(dataDir: string, log: Logger): SettingsStore {
  const options = { cwd: dataDir, configName: 'settings', projectName: 'mywasender', configFileMode: 0o600 };
  return createSettingsStore({
    path: join(dataDir, 'settings.json'),
    open: () => new Conf<{ settings?: unknown }>(options),
    log,
  });
}
