import type { Env } from './env.ts';
import type { Settings } from './read-settings.ts';

/** What is known before the settings could be read. */
export interface EnvironmentSubject {
  readonly env: Env;
  readonly settings: Settings;
  /** of the built portal */
  readonly portalDir: string;
}
