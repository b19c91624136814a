import { downloadElectron, findElectron, hasDisplay } from './electron-runtime.mjs';
import { Failure } from './fail.mjs';

/**
 * Which host shows the desktop app. Asked for Electron, a missing runtime is an error; otherwise the app
 * opens in the browser where there is no display or no runtime to be had.
 */
export async function chooseHost({ wanted, open }) {
  if (wanted === 'headless') return { kind: 'headless' };
  if (wanted !== undefined && wanted !== 'electron')
    throw new Failure(`--host takes headless or electron, not ${wanted}.`);
  if (wanted === undefined && (!open || !hasDisplay())) return { kind: 'headless' };
  try {
    const program = findElectron() ?? (await downloadElectron());
    if (program !== undefined) return { kind: 'electron', program };
    throw new Failure('The Electron runtime is not complete. Delete node_modules/electron and start again.');
  } catch (error) {
    if (wanted === 'electron') throw error;
    console.log(
      `  Electron is not to be had here (${error.message.split('\n')[0]}); the app opens in the browser instead.`,
    );
    return { kind: 'headless' };
  }
}
