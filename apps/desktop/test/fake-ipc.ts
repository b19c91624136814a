import { EventEmitter } from 'node:events';
import type { IpcAnswersInput } from '../src/main/ipc-answers.ts';
import type { createBridge } from '../src/preload/create-bridge.ts';

type Handler = Parameters<IpcAnswersInput['ipc']['handle']>[1];
type InvokeEvent = Parameters<Handler>[0];

/** Electron's pipe between page and main process: everything is copied, in order. */
export function createFakeIpc(pageUrl: string) {
  const handlers = new Map<string, Handler>();
  const toPage = new EventEmitter();
  const frame = { url: pageUrl, parent: null };

  const main: IpcAnswersInput['ipc'] = { handle: (channel, handler) => void handlers.set(channel, handler) };
  const renderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler for ${channel}`);
      const event = { senderFrame: frame } as unknown as InvokeEvent;
      return structuredClone(await handler(event, ...structuredClone(args)));
    },
    on: (channel: string, listener: (...args: unknown[]) => void) => toPage.on(channel, listener),
  } as unknown as Parameters<typeof createBridge>[0];

  return {
    main,
    renderer,
    frame,
    send: (channel: string, ...content: readonly unknown[]) =>
      void toPage.emit(channel, {}, ...structuredClone([...content])),
  };
}
