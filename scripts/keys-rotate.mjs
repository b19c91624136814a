// `npm run keys:rotate`: a new lease key and the statement that introduces it to the apps there are.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/keys-rotate-main.mjs');
});
