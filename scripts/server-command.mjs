// The commands of the license server for the terminal (`npm run backup`, `npm run server:setup` …).
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/server-command-main.mjs');
});
