import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../../config/read-config.ts';
import type { ServerConfig } from '../../config/server-config.ts';
import { describeCause } from '../describe-cause.ts';
import type { Env } from './env.ts';

export type Settings =
  | { readonly config: ServerConfig; readonly problem: null }
  | { readonly config: null; readonly problem: string };

/** Reads the settings as the server does, and changes nothing. */
export async function readSettings(env: Env): Promise<Settings> {
  const made = join(resolve(env.DATA_DIR || '.data/server'), 'secrets.json');
  // outside production the server makes what secrets are missing; production makes none and names the first
  const looked = existsSync(made) ? env : { ...env, NODE_ENV: 'production' };
  try {
    return { config: await readConfig(looked), problem: null };
  } catch (error) {
    return { config: null, problem: describeCause(error) };
  }
}
