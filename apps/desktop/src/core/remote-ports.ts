import type { SecretStore, SettingsStore } from '@mywasender/sender/ports';
import type { Channel } from '../host/channel.ts';
import type { MainMethods } from '../host/core-protocol.ts';

/** Secrets live with the main process: only there is the keyring. */
export function remoteSecrets(main: Channel<MainMethods>, kind: SecretStore['kind']): SecretStore {
  return {
    kind,
    get: (name) => main.ask('secretGet', name),
    set: async (name, value) => {
      await main.ask('secretSet', { name, value });
    },
    delete: async (name) => {
      await main.ask('secretDelete', name);
    },
  };
}

export function remoteSettings(main: Channel<MainMethods>): SettingsStore {
  return {
    get: () => main.ask('settingsGet', null),
    set: async (settings) => {
      await main.ask('settingsSet', settings);
    },
  };
}
