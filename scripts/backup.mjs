// `npm run backup -- --out FILE`: writes an encrypted backup of the database and verifies it; `--verify FILE` verifies one.
import { runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

await runMain(async () => {
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/backup-main.mjs');
});
