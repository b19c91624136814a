// `npm run server:setup -- --admin EMAIL`: migrations, first admin and standard plans of a new license server.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/server-setup-main.mjs');
});
