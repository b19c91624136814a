import { fork } from 'node:child_process';
import { once } from 'node:events';
import { HEAP_FLAG } from '../../apps/desktop/src/core/heap-flag.ts';

export interface ChildOptions {
  readonly args: readonly string[];
  /** With the heap a host gives the core. */
  readonly asCore?: boolean;
  /** Called with the answer in hand, before the child is gone. */
  readonly answered?: () => void;
  /** Ended without a goodbye, as by a power cut; else it ends by itself. */
  readonly kill?: boolean;
}

/** A process of its own that sends one message: its answer. Rejects when it ends without. */
export async function runChild<T>(
  file: URL,
  { args, asCore = false, answered, kill = false }: ChildOptions,
): Promise<T> {
  const child = fork(file, args, {
    execArgv: asCore ? [HEAP_FLAG] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answer = await Promise.race([
    once(child, 'message').then(([message]) => message as T),
    ended.then(([code]): never => {
      throw new Error(`${file.pathname} ended with ${code}`);
    }),
  ]);
  answered?.();
  if (kill) child.kill('SIGKILL');
  else if (child.connected) child.disconnect();
  await ended;
  return answer;
}
