import { buildElectron } from './build.mjs';

/**
 * The Electron shell as its tests start and pack it. Built once, before any of them runs: two that build at the same
 * time take the files from under each other.
 */
export async function setup() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) await buildElectron();
}
