import { join } from 'node:path';
import { buildPortal } from './build.mjs';
import { initialScripts, kilobytes, MOST_INITIAL_KB, totalKilobytes } from './bundle-size.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';

await runMain(async () => {
  await buildPortal();
  const scripts = initialScripts(join(ROOT, 'apps/portal/dist'));
  console.table(scripts.map(({ file, gzip }) => ({ file, 'kB gzip': kilobytes(gzip) })));
  console.log(
    `The portal loads ${totalKilobytes(scripts)} kB of JavaScript at first; ${MOST_INITIAL_KB} kB are allowed.`,
  );
});
