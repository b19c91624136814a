import { AppError } from '@mywasender/contract/app-error';
import type { EventName, EventPayload } from '@mywasender/contract/events';
import { DEFAULT_SETTINGS, type Settings, type SystemInfo } from '@mywasender/contract/models/settings';
import { createFileShelf } from '@mywasender/sender/files/create-file-shelf';
import type { Core } from '../src/host/core.ts';
import { createListeners } from '../src/renderer/transport/listeners.ts';
import type { MemoryHandlers } from '../src/renderer/transport/memory-transport.ts';

export interface FakeCore extends Core {
  emit<N extends EventName>(event: N, payload: EventPayload<N>): void;
  readonly listening: number;
  readonly stopped: boolean;
}

/** A core with answers made up by the test and the real place for files. */
export async function createFakeCore(dataDir: string, handlers: MemoryHandlers): Promise<FakeCore> {
  const listeners = createListeners();
  let stopped = false;
  return {
    call: async (name, input) => {
      const handler = handlers[name];
      if (handler === undefined) throw new AppError('UNAVAILABLE');
      return handler(input);
    },
    subscribe: listeners.add,
    emit: listeners.emit,
    get listening() {
      return listeners.size;
    },
    get stopped() {
      return stopped;
    },
    files: await createFileShelf(dataDir),
    stop: async () => {
      stopped = true;
    },
  };
}

export function settingsOf(language: Settings['language']): Settings {
  return { ...DEFAULT_SETTINGS, language };
}

export function systemInfo(host: SystemInfo['host'], dataDir: string): SystemInfo {
  return {
    version: '0.0.0',
    host,
    dataDir,
    hosts: [],
    secretStorage: 'file',
    simulated: true,
    virtualClock: false,
    browser: { path: null, source: 'missing' },
    installedBrowsers: [],
  };
}
