import { AppError } from '@mywasender/contract/app-error';
import type { Logger } from 'pino';
import { type Channel, createChannel, type Handlers, type Port } from '../host/channel.ts';
import type { CoreMethods, CoreOptions, MainMethods } from '../host/core-protocol.ts';
import { createRestartPolicy, type RestartPolicy } from './restart-policy.ts';

/** A process with the core in it, or what stands for one in a test. */
export interface CoreProcess {
  readonly port: Port;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

export interface SuperviseInput {
  readonly fork: () => CoreProcess;
  readonly options: CoreOptions;
  readonly handlers: Handlers<MainMethods>;
  /** After each start, good or bad; `failure` is why the core could not start. */
  readonly onStarted: (started: { readonly failure: AppError | null; readonly again: boolean }) => void;
  readonly log: Logger;
  readonly restart?: RestartPolicy;
}

export interface SupervisedCore {
  ask: Channel<CoreMethods>['ask'];
  /** Stops the core and waits until its process is gone, `graceMs` at most. */
  stop(graceMs?: number): Promise<void>;
}

/** Keeps one core running: starts it, and again after it ended, with growing pauses. */
export function superviseCore(input: SuperviseInput): SupervisedCore {
  const { fork, options, handlers, onStarted, log, restart = createRestartPolicy() } = input;
  let channel: Channel<CoreMethods>;
  let current: CoreProcess;
  let exited = Promise.withResolvers<void>();
  let alive = false;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  const begin = (again: boolean): void => {
    const since = performance.now();
    current = fork();
    alive = true;
    exited = Promise.withResolvers<void>();
    channel = createChannel<CoreMethods, MainMethods>(current.port, handlers, log);
    const { close } = channel;
    current.onExit((code) => {
      alive = false;
      close(new AppError('CORE_ENDED'));
      exited.resolve();
      if (!stopping) endedEarly(code, performance.now() - since);
    });
    channel.ask('start', options).then(
      () => onStarted({ failure: null, again }),
      (error: unknown) => {
        // One that ended is started again and says so then.
        if (!(error instanceof AppError) || error.code === 'CORE_ENDED') return;
        onStarted({ failure: error, again });
      },
    );
  };

  const endedEarly = (code: number, livedMs: number): void => {
    const delay = restart.next(livedMs);
    log.error({ exitCode: code, delay }, 'the core ended');
    if (delay === null) onStarted({ failure: new AppError('CORE_ENDED'), again: true });
    else timer = setTimeout(() => begin(true), delay);
  };

  begin(false);
  return {
    ask: (method, params) => channel.ask(method, params),
    stop: async (graceMs = 10_000) => {
      stopping = true;
      clearTimeout(timer);
      if (!alive) return;
      const deadline = setTimeout(() => current.kill(), graceMs);
      channel.ask('stop', null).catch((err: unknown) => log.warn({ err }, 'the core ended while stopping'));
      await exited.promise;
      clearTimeout(deadline);
    },
  };
}
