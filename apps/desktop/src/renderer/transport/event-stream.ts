import { readEventStream, type StreamedEvent } from './read-event-stream.ts';

export interface EventStreamOptions {
  readonly connect: (signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (event: StreamedEvent) => void;
  readonly onReconnect: () => void;
  /** First pause after a lost connection; doubles up to ten times that. */
  readonly retryMs: number;
}

export interface EventStream {
  /** Settles when the first attempt to connect has ended, well or badly. */
  readonly settled: Promise<void>;
  stop(): void;
}

/** Keeps one event stream open: connects, reads, and after every loss connects again, until stopped. */
export function openEventStream({ connect, onEvent, onReconnect, retryMs }: EventStreamOptions): EventStream {
  const stopped = new AbortController();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  let missed = false;
  let failures = 0;

  const readOnce = async (): Promise<void> => {
    const response = await connect(stopped.signal);
    if (!response.ok || response.body === null) throw new Error(`event stream: ${response.status}`);
    failures = 0;
    if (missed) onReconnect();
    settle();
    for await (const message of readEventStream(response.body)) onEvent(message);
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      // A lost stream is expected (host restarted, laptop slept); calls report what is wrong.
      await readOnce().catch(() => undefined);
      settle();
      missed = true;
      failures += 1;
      await pause(Math.min(retryMs * 2 ** (failures - 1), retryMs * 10), stopped.signal);
    }
  };
  void run();
  return { settled, stop: () => stopped.abort() };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
