import { join } from 'node:path';

interface DefaultDataDirInput {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where each system keeps the data of an app for one user. */
export function defaultDataDir({ platform, home, env }: DefaultDataDirInput): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'MyWASender');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'MyWASender');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'mywasender');
}
