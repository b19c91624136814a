import { join } from 'node:path';
import { buildElectron, buildRenderer } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');

/** The license server a packaged app belongs to, and the keys it trusts; electron-builder writes it into the packed package.json. */
function buildFacts({
  MYWASENDER_SERVER_URL: serverUrl,
  MYWASENDER_LEASE_KEYS: leaseKeys,
  MYWASENDER_ADAPTER_KEYS: adapterKeys,
}) {
  if (!serverUrl || !leaseKeys) {
    console.log(
      'Without MYWASENDER_SERVER_URL and MYWASENDER_LEASE_KEYS (the JWKS of its lease keys) this package will refuse to start.',
    );
    return [];
  }
  if (!adapterKeys) {
    console.log(
      'Without MYWASENDER_ADAPTER_KEYS (docs/adapter-bundles.md) this package cannot be mended when WhatsApp changes, other than by a new one.',
    );
  }
  return [
    `--config.extraMetadata.mywasender.serverUrl=${serverUrl}`,
    `--config.extraMetadata.mywasender.leaseKeys=${leaseKeys}`,
    ...(adapterKeys ? [`--config.extraMetadata.mywasender.adapterKeys=${adapterKeys}`] : []),
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
      ...buildFacts(process.env),
      ...(runtime ? [`--config.electronDist=${runtime}`] : []),
    ],
    { show: true, what: 'electron-builder' },
  );
});
