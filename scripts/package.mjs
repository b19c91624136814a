// `npm run package`: installers through electron-builder. Needs the network: it fetches Electron and its tools.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/package-main.mjs');
});
