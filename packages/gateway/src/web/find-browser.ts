import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join, posix, win32 } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const LINUX = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'];

/**
 * The installed Chrome, Edge or Chromium to drive: CHROME_PATH first, then the usual places, then PATH.
 * undefined when there is none. `runs` is what says whether a file can be run.
 */
export function findBrowser(
  env: Env,
  platform: NodeJS.Platform = process.platform,
  runs: (path: string) => boolean = isProgram,
): string | undefined {
  return findBrowsers(env, platform, runs)[0];
}

/** Every one there is, in the order of {@link findBrowser}; what several links lead to is there once. */
export function findBrowsers(
  env: Env,
  platform: NodeJS.Platform = process.platform,
  runs: (path: string) => boolean = isProgram,
): readonly string[] {
  const byProgram = new Map<string, string>();
  for (const path of candidates(env, platform).filter(runs)) {
    const program = realPath(path);
    if (!byProgram.has(program)) byProgram.set(program, path);
  }
  return [...byProgram.values()];
}

function candidates(env: Env, platform: NodeJS.Platform): string[] {
  const own = env.CHROME_PATH;
  const first = own === undefined || own === '' ? [] : [own];
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined && root !== '',
    );
    return [...first, ...WINDOWS.flatMap((path) => roots.map((root) => win32.join(root ?? '', path)))];
  }
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  if (platform === 'darwin') {
    const home = env.HOME;
    const mine = home === undefined ? [] : MAC.map((path) => posix.join(home, path));
    return [...first, ...MAC, ...mine, ...inPath];
  }
  return [...first, ...LINUX, ...inPath];
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether a file is there that this user may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
