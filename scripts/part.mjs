// `npm run server`, `npm run desktop`, `npm run simulator`: one part alone, configured by its environment.
import { Failure, runMain } from './lib/fail.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { continueUnderNode24 } from './lib/under-node-24.mjs';

const PARTS = ['server', 'desktop', 'simulator'];

await runMain(async () => {
  const [part] = process.argv.slice(2);
  if (!PARTS.includes(part)) throw new Failure(`Name one part: ${PARTS.join(', ')}.`);
  await ensureInstalled();
  await continueUnderNode24('scripts/lib/part-main.mjs');
});
