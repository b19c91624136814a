import type { ServerConfig } from '../../config/server-config.ts';
import type { Env } from './env.ts';

/** Settings that could be read. */
export interface SettingsSubject {
  readonly env: Env;
  readonly config: ServerConfig;
  readonly now: Date;
  /** the server is live: what may wait before that may not any more */
  readonly live: boolean;
}
