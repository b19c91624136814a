// `npm run audit:verify [-- --heads FILE]`: recomputes the chain of the audit trail; exit code 1 names what is wrong.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/audit-verify-main.mjs');
});
