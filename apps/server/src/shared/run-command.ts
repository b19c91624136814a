import { readConfig } from '../config/read-config.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { explainFailure } from '../explain-failure.ts';

interface Command<Input> {
  /** shown instead when the arguments are wrong */
  readonly usage: string;
  /** null, or a `TypeError` as `parseArgs` throws it: the arguments are wrong */
  readonly read: (args: string[]) => Input | null;
  readonly run: (input: Input) => Promise<void>;
  /** exit code of a failure and of wrong arguments; 1 by default */
  readonly failed?: number;
}

/** Runs a command of the terminal. What fails is told in one sentence, and by the exit code. */
export async function runCommand<Input>({ usage, read, run, failed = 1 }: Command<Input>): Promise<void> {
  const fail = (sentence: string) => {
    process.stderr.write(`${sentence}\n`);
    process.exitCode = failed;
  };
  try {
    const input = understand(read);
    if (input === null) fail(usage);
    else await run(input);
  } catch (error) {
    fail(explainFailure(error));
  } finally {
    // an open channel to the parent would keep the process alive
    if (process.connected) process.disconnect();
  }
}

function understand<Input>(read: Command<Input>['read']): Input | null {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Gives a command the settings and the database of the server, and closes it. */
export async function withDatabase(
  work: (opened: { readonly config: ServerConfig; readonly db: Database }) => Promise<void>,
): Promise<void> {
  const config = await readConfig(process.env);
  // whoever uses a connection that fails is told as well
  const db = await openDatabase({ ...config, onError: () => undefined });
  try {
    await work({ config, db });
  } finally {
    await db.close();
  }
}
