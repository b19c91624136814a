// Builds portal, renderer and Electron shell for production.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/build-main.mjs');
});
