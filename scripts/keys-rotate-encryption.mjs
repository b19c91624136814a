// `npm run keys:rotate-encryption`: seals every stored field again with the first key of ENCRYPTION_KEY.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/keys-rotate-encryption-main.mjs');
});
