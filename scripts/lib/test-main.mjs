import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { readArguments } from './arguments.mjs';
import { ensureBrowser } from './browser.mjs';
import { buildPortal, buildRenderer, generatePrismaClient } from './build.mjs';
import { Failure, runMain } from './fail.mjs';
import { folderInMemory } from './folder-in-memory.mjs';
import { headlessShellOr } from './headless-shell.mjs';
import { stopWithParent } from './stop-with-parent.mjs';
import { runChecks, runE2e, runVitest } from './test-suites.mjs';

const USAGE = 'Usage: npm test -- [--only unit|integration|e2e] [--full]';

const cores = availableParallelism();
const unit = async ({ later }) => [
  await runChecks({ later }),
  await runVitest('unit', { workers: cores, later }),
];
const integration = () =>
  runVitest('integration', {
    // these wait for browsers and databases now and then
    workers: cores + 1,
    env: { CHROME_PATH: headlessShellOr(process.env.CHROME_PATH) },
  });
const SUITES = {
  unit: () => unit({ later: false }),
  integration: async () => [await integration()],
  e2e: async () => [await runE2e()],
};

/** What only computes goes on beside what waits for others, so that no core is idle; it is heard of when it ends. */
async function runAll() {
  const beside = unit({ later: true });
  const counts = [await integration(), await runE2e()];
  return [...counts, ...(await beside)];
}

await runMain(async () => {
  const { only, full } = readArguments({ only: { type: 'string' }, full: { type: 'boolean' } }, USAGE);
  if (only !== undefined && !Object.hasOwn(SUITES, only))
    throw new Failure(`--only takes unit, integration or e2e.\n${USAGE}`);
  stopWithParent(() => process.exit(1));

  await generatePrismaClient();
  if (only !== 'unit') {
    process.env.CHROME_PATH ??= await ensureBrowser();
    await buildPortal();
    await buildRenderer();
  }
  if (full) process.env.DRILLS = 'full';
  process.env.TMPDIR ??= folderInMemory() ?? tmpdir();
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync('test-results');

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of await (only === undefined ? runAll() : SUITES[only]())) {
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
});
