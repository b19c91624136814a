// `npm run page-speed`: how soon pages of the portal are seen and answer. Plain Node ≥ 20; the rest runs under Node 24.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/page-speed-main.mjs');
});
