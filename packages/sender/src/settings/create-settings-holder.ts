import { DEFAULT_SETTINGS, Settings } from '@mywasender/contract/models/settings';
import type { Logger } from 'pino';
import Value from 'typebox/value';
import type { SettingsStore } from '../ports.ts';

export interface SettingsHolder {
  get(): Settings;
  update(change: Partial<Settings>): Promise<Settings>;
}

/** The settings in memory. Each stored value that does not fit its schema is replaced by the default, alone. */
export async function createSettingsHolder(store: SettingsStore, log: Logger): Promise<SettingsHolder> {
  let current = repaired(await store.get(), log);
  return {
    get: () => current,
    update: async (change) => {
      const next = { ...current, ...change };
      await store.set(next);
      current = next;
      return current;
    },
  };
}

function repaired(stored: unknown, log: Logger): Settings {
  let settings = DEFAULT_SETTINGS;
  if (typeof stored !== 'object' || stored === null) return settings;
  for (const [name, value] of Object.entries(stored)) {
    const next: unknown = { ...settings, [name]: value };
    if (Value.Check(Settings, next)) settings = next;
    else log.warn({ setting: name }, 'a stored setting was not usable and has its default again');
  }
  return settings;
}
