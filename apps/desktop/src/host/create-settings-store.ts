import type { Settings } from '@mywasender/contract/models/settings';
import type { SettingsStore } from '@mywasender/sender/ports';
import type { Logger } from 'pino';
import { quarantine } from './quarantine.ts';

/** The part of `conf` (and `electron-store`, which is built on it) that is used. */
interface ConfLike {
  get(key: 'settings'): unknown;
  set(key: 'settings', value: Settings): void;
  readonly path: string;
}

export interface SettingsStoreInput {
  /** Reads the file; throws when it is damaged. */
  readonly open: () => ConfLike;
  /** Of the same file, known before it can be opened. */
  readonly path: string;
  readonly log: Logger;
}

/** The settings of the app. A damaged file is put aside and the defaults hold; a person may still mend it. */
export function createSettingsStore({ open, path, log }: SettingsStoreInput): SettingsStore {
  const conf = openOrQuarantine();

  function openOrQuarantine(): ConfLike {
    try {
      return open();
    } catch (reason) {
      if (!(reason instanceof SyntaxError)) throw reason;
      quarantine(path, reason, log);
      return open();
    }
  }

  return {
    get: async () => conf.get('settings'),
    set: async (settings) => conf.set('settings', settings),
  };
}
