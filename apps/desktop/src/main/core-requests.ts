import type { EventName } from '@mywasender/contract/events';
import type { SecretStore, SettingsStore } from '@mywasender/sender/ports';
import type { Handlers } from '../host/channel.ts';
import type { MainMethods } from '../host/core-protocol.ts';

export interface CoreRequestsInput {
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly announce: (event: EventName, payload: unknown) => void;
}

/** What the core may ask of the main process. */
export function coreRequests({ secrets, settings, announce }: CoreRequestsInput): Handlers<MainMethods> {
  return {
    announce: async ({ event, payload }) => {
      announce(event, payload);
      return null;
    },
    secretGet: (name) => secrets.get(name),
    secretSet: async ({ name, value }) => {
      await secrets.set(name, value);
      return null;
    },
    secretDelete: async (name) => {
      await secrets.delete(name);
      return null;
    },
    settingsGet: () => settings.get(),
    settingsSet: async (changed) => {
      await settings.set(changed);
      return null;
    },
  };
}
