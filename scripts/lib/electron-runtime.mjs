import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');

/** Path of the Electron program, or undefined when the runtime is not on this machine. Never downloads. */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const name =
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
  if (override !== undefined) {
    const program = join(override, name);
    return existsSync(program) ? program : undefined;
  }
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Fetches the runtime of the pinned `electron` package from its download site. */
export async function downloadElectron() {
  await step('Downloading Electron', () =>
    run(process.execPath, [join(PACKAGE, 'install.js')], { what: 'The Electron download' }),
  );
  return findElectron();
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
