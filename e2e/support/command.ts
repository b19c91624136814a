import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../../scripts/lib/paths.mjs';

export interface RunningCommand {
  readonly child: ChildProcess;
  /** What Ctrl-C in a terminal does: the signal goes to the whole foreground group. */
  pressCtrlC(): void;
  output(): string;
  /** Resolves when the output contains `text`; rejects when the command ends before. */
  waitFor(text: string): Promise<void>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Runs one of the project's commands as a user would type it. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand {
  const child = spawn('npm', args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  return {
    child,
    pressCtrlC: () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    },
    output: () => output,
    ended,
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void ended.then(() => reject(new Error(`Ended without "${text}":\n${output}`)));
        look();
      }),
  };
}
