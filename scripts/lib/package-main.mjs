import { join } from 'node:path';
import { buildElectron, buildRenderer } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');

/** The license server a packaged app belongs to; electron-builder writes it into the packed package.json. */
function licenseFacts({ MYWASENDER_SERVER_URL: serverUrl, MYWASENDER_LEASE_KEYS: leaseKeys }) {
  if (!serverUrl || !leaseKeys) {
    console.log(
      'Without MYWASENDER_SERVER_URL and MYWASENDER_LEASE_KEYS (the JWKS of its lease keys) this package will refuse to start.',
    );
    return [];
  }
  return [
    `--config.extraMetadata.mywasender.serverUrl=${serverUrl}`,
    `--config.extraMetadata.mywasender.leaseKeys=${leaseKeys}`,
  ];
}

await runMain(async () => {
  await buildRenderer();
  await buildElectron();
  const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  await run(
    process.execPath,
    [
      BUILDER,
      ...process.argv.slice(2),
      ...licenseFacts(process.env),
      ...(runtime ? [`--config.electronDist=${runtime}`] : []),
    ],
    { show: true, what: 'electron-builder' },
  );
});
