import type { Capabilities } from '@mywasender/contract/transport';
import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { DesktopBridge } from '../renderer/transport/bridge.ts';
import { CHANNELS } from './channels.ts';

type Ipc = Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;

/**
 * All a page can do: four questions and two announcements with fixed names. The event object of Electron, which
 * leads to more, never reaches the page.
 */
export function createBridge(ipc: Ipc, capabilities: Capabilities) {
  const bridge = {
    call: (name, input) => ipc.invoke(CHANNELS.call, name, input),
    putFile: (name, content) => ipc.invoke(CHANNELS.putFile, name, content),
    saveFile: (token, suggestedName) => ipc.invoke(CHANNELS.saveFile, token, suggestedName),
    subscribe: (event, listener) => {
      const heard = (_event: IpcRendererEvent, name: unknown, payload: Parameters<typeof listener>[0]) => {
        if (name === event) listener(payload);
      };
      ipc.on(CHANNELS.event, heard);
      return () => void ipc.off(CHANNELS.event, heard);
    },
    onReconnect: (listener) => {
      const heard = () => listener();
      ipc.on(CHANNELS.reconnect, heard);
      return () => void ipc.off(CHANNELS.reconnect, heard);
    },
    capabilities: Object.freeze({ ...capabilities }),
  } satisfies DesktopBridge;
  return Object.freeze(bridge);
}
