import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import pino from 'pino';
import { serveCore } from '../../src/core/serve-core.ts';
import type { Port } from '../../src/host/channel.ts';
import { answerIpc } from '../../src/main/ipc-answers.ts';
import { createPageMessages } from '../../src/main/page-messages.ts';
import { type CoreProcess, superviseCore } from '../../src/main/supervise-core.ts';
import { createBridge } from '../../src/preload/create-bridge.ts';
import { createIpcTransport } from '../../src/renderer/transport/ipc-transport.ts';
import { createFakeCore } from '../fake-core.ts';
import { createFakeIpc } from '../fake-ipc.ts';
import { transportContract } from './contract-suite.ts';

const log = pino({ level: 'silent' });
const environment = {
  dataDir: '',
  serverUrl: 'http://127.0.0.1:1',
  whatsappUrl: null,
  virtualClock: false,
  leaseKeys: { trust: 'first-use' },
  adapterKeys: [],
} as const;

/** The whole way: preload, main process, channel and core process, with Electron's pipes replaced alone. */
transportContract('ipc', async (handlers, dataDir) => {
  const core = await createFakeCore(dataDir, handlers);
  const ipc = createFakeIpc('app://ui/');
  const page = createPageMessages(ipc.send);
  let endProcess = (_code: number): void => undefined;
  let kept: string | undefined;

  const fork = (): CoreProcess => {
    const { port1, port2 } = new MessageChannel();
    const asPort = (port: typeof port1): Port => ({
      post: (message) => port.postMessage(message),
      listen: (listener) => void port.on('message', listener),
    });
    const exits: ((code: number) => void)[] = [];
    endProcess = (code) => {
      port1.close();
      for (const exit of exits) exit(code);
    };
    serveCore({ port: asPort(port2), start: async () => core, log, onStopped: () => endProcess(0) });
    return { port: asPort(port1), onExit: (exit) => exits.push(exit), kill: () => endProcess(1) };
  };
  const supervised = superviseCore({
    fork,
    options: { environment, appVersion: '0.0.0', secretKind: 'file' },
    handlers: {
      announce: async ({ event, payload }) => {
        page.announce(event, payload);
        return null;
      },
      secretGet: async () => null,
      secretSet: async () => null,
      secretDelete: async () => null,
      settingsGet: async () => null,
      settingsSet: async () => null,
    },
    onStarted: ({ again }) => {
      if (again) page.reconnected();
    },
    log,
    restart: { next: () => 10 },
  });
  answerIpc({
    ipc: ipc.main,
    core: supervised,
    chooseTarget: async (_event, name) => {
      kept = join(dataDir, name);
      return kept;
    },
    log,
  });

  return {
    connection: createIpcTransport(createBridge(ipc.renderer, { tray: true, nativeDialogs: true })),
    emit: core.emit,
    drop: async () => endProcess(9),
    received: async (token) => {
      const { name, stream } = await core.files.open(token);
      return { name, text: await new Response(stream()).text() };
    },
    kept: async () =>
      kept === undefined ? undefined : { name: basename(kept), text: await readFile(kept, 'utf8') },
    stop: () => supervised.stop(),
  };
});
