import { join } from 'node:path';
import { buildElectron } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');

await runMain(async () => {
  await buildElectron();
  const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  await run(
    process.execPath,
    [BUILDER, ...process.argv.slice(2), ...(runtime ? [`--config.electronDist=${runtime}`] : [])],
    { show: true, what: 'electron-builder' },
  );
});
