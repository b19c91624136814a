import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@mywasender/contract/app-error';
import { EVENT_NAMES } from '@mywasender/contract/events';
import type { Logger } from 'pino';
import { type Channel, createChannel, type Port } from '../host/channel.ts';
import type { Core } from '../host/core.ts';
import type { CoreMethods, CoreOptions, MainMethods } from '../host/core-protocol.ts';
import { runCommand } from '../host/run-command.ts';
import { type StartedCore, startCore } from '../host/start-core.ts';

export interface ServeCoreInput {
  readonly port: Port;
  readonly start: (options: CoreOptions, main: Channel<MainMethods>) => Promise<Core>;
  readonly log: Logger;
  /** After the core has stopped and that was answered. */
  readonly onStopped: () => void;
}

/** The core at the other end of a port: waits for `start`, then answers and announces. */
export function serveCore({ port, start, log, onStopped }: ServeCoreInput): void {
  let started: StartedCore | null = null;
  const core = (): Promise<Core> => {
    if (started === null) throw new AppError('UNAVAILABLE');
    return started.ready;
  };

  const main = createChannel<MainMethods, CoreMethods>(
    port,
    {
      start: async (options) => {
        started ??= startCore(() => start(options, main), log);
        const { subscribe } = await started.ready;
        for (const event of EVENT_NAMES)
          subscribe(event, (payload) => {
            main
              .ask('announce', { event, payload })
              .catch((err: unknown) => log.error({ err }, 'not announced'));
          });
        return null;
      },
      call: async ({ name, input }) => runCommand(await core(), name, input),
      putFile: async ({ name, content }) => (await core()).files.add({ name, stream: once(content) }),
      saveFile: async ({ token, path }) => {
        const file = await (await core()).files.open(token);
        await pipeline(file.stream(), createWriteStream(path));
        return null;
      },
      stop: async () => {
        await started?.stop();
        // The answer first: it leaves in this turn, the process ends in the next.
        setImmediate(onStopped);
        return null;
      },
    },
    log,
  );
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
