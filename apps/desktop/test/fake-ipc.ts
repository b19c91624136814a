import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent, IpcRenderer } from 'electron';

type Handler = Parameters<IpcMain['handle']>[1];

/** Electron's pipe between page and main process: everything is copied, in order. */
export function createFakeIpc(pageUrl: string) {
  const handlers = new Map<string, Handler>();
  const toPage = new EventEmitter();
  const frame = { url: pageUrl, parent: null };

  const main: Pick<IpcMain, 'handle'> = { handle: (channel, handler) => void handlers.set(channel, handler) };
  const renderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler for ${channel}`);
      const event = { senderFrame: frame } as unknown as IpcMainInvokeEvent;
      return structuredClone(await handler(event, ...structuredClone(args)));
    },
    on: (channel: string, listener: (...args: unknown[]) => void) => toPage.on(channel, listener),
    off: (channel: string, listener: (...args: unknown[]) => void) => toPage.off(channel, listener),
  } as unknown as Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;

  return {
    main,
    renderer,
    frame,
    send: (channel: string, ...content: readonly unknown[]) =>
      void toPage.emit(channel, {}, ...structuredClone([...content])),
  };
}
