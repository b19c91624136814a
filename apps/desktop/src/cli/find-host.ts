import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultDataDir } from '../host/default-data-dir.ts';
import { type HostAddress, readRunFile } from '../host/run-file.ts';
import { CliFailure, type CliIo, EXIT } from './cli-io.ts';
import { startHost } from './start-host.ts';

export interface FoundHost extends HostAddress {
  /** Ends the host if this tool has started it. */
  stop(): Promise<void>;
}

/**
 * The host to talk to: `MYWASENDER_URL` with `MYWASENDER_TOKEN`, or the one that runs on a data folder. With `--data`
 * one is started for the length of the call when none runs there.
 */
export async function findHost(data: string | undefined, io: CliIo): Promise<FoundHost> {
  const { env } = io;
  const stop = async () => undefined;
  if (data !== undefined) {
    const dataDir = resolve(io.cwd, data);
    const running = readRunFile(dataDir);
    if (running !== null && (await isAlive(running))) return { ...running, stop };
    return startHost(dataDir, io);
  }
  if (env.MYWASENDER_URL) {
    if (!env.MYWASENDER_TOKEN)
      throw new CliFailure('Set MYWASENDER_TOKEN to the token of the host at MYWASENDER_URL.', EXIT.noHost);
    return { url: env.MYWASENDER_URL.replace(/\/+$/, ''), token: env.MYWASENDER_TOKEN, stop };
  }
  for (const folder of usualFolders(io)) {
    const running = readRunFile(folder);
    if (running !== null && (await isAlive(running))) return { ...running, stop };
  }
  throw new CliFailure(
    'MyWASender is not running here. Start it with npm run desktop, set MYWASENDER_URL and MYWASENDER_TOKEN, or name its data folder with --data.',
    EXIT.noHost,
  );
}

function usualFolders({ env, cwd }: CliIo): readonly string[] {
  const { platform } = process;
  return [
    ...(env.MYWASENDER_DATA_DIR ? [resolve(cwd, env.MYWASENDER_DATA_DIR)] : []),
    join(cwd, '.data'),
    defaultDataDir({ platform, home: homedir(), env }),
  ];
}

async function isAlive({ url }: HostAddress): Promise<boolean> {
  // A host that was killed leaves its file behind.
  const answer = await fetch(`${url}/health/live`).catch(() => null);
  return answer?.ok === true;
}
