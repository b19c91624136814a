import type { Capabilities } from '@mywasender/contract/transport';
import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { DesktopBridge } from '../renderer/transport/bridge.ts';
import { createListeners } from '../renderer/transport/listeners.ts';
import { CHANNELS } from './channels.ts';

type Ipc = Pick<IpcRenderer, 'invoke' | 'on'>;

/**
 * All a page can do: three questions and two announcements with fixed names. The event object of Electron, which
 * leads to more, never reaches the page.
 */
export function createBridge(ipc: Ipc, capabilities: Capabilities) {
  const listeners = createListeners();
  const reconnected = new Set<() => void>();
  // One listener each for all of the page's: Electron warns of a leak from the eleventh on.
  ipc.on(CHANNELS.event, (_event: IpcRendererEvent, name, payload) => listeners.emit(name, payload));
  ipc.on(CHANNELS.reconnect, () => {
    for (const listener of reconnected) listener();
  });

  const bridge = {
    call: (name, input) => ipc.invoke(CHANNELS.call, name, input),
    putFile: (name, content) => ipc.invoke(CHANNELS.putFile, name, content),
    saveFile: (token, suggestedName) => ipc.invoke(CHANNELS.saveFile, token, suggestedName),
    subscribe: (event, listener) => listeners.add(event, listener),
    onReconnect: (listener) => {
      reconnected.add(listener);
      return () => reconnected.delete(listener);
    },
    capabilities: Object.freeze({ ...capabilities }),
  } satisfies DesktopBridge;
  return Object.freeze(bridge);
}
