// Installs, generates and builds what the product needs to run. Safe to repeat.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/setup-main.mjs');
});
