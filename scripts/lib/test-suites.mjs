import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { projectEnv } from './under-node-24.mjs';

const bin = (packageName, file) => [process.execPath, join(ROOT, 'node_modules', packageName, file)];
const RESULTS = join(ROOT, 'test-results');

// Four of them, the default, find out much of the same four times: 22 s of computing instead of 9.
const ONE_CHECKER = ['--checkers', '1'];
/**
 * The checkers written in Go compute a third less on one core each, without collecting garbage before there are 3 GB of
 * it; they take no longer, since another one runs beside.
 */
const FRUGAL = { GOMAXPROCS: '1', GOGC: 'off', GOMEMLIMIT: '3GiB' };

/** Static checks; each counts as one test. */
const CHECKS = [
  {
    name: 'types (node)',
    command: [...bin('typescript', 'bin/tsc'), '-p', 'tsconfig.node.json', ...ONE_CHECKER],
  },
  {
    name: 'types (web)',
    command: [...bin('typescript', 'bin/tsc'), '-p', 'tsconfig.web.json', ...ONE_CHECKER],
  },
  {
    name: 'types (e2e)',
    command: [...bin('typescript', 'bin/tsc'), '-p', 'e2e/tsconfig.json', ...ONE_CHECKER],
  },
  { name: 'format and lint', command: [...bin('@biomejs/biome', 'bin/biome'), 'ci', '.'] },
  { name: 'type-aware lint', command: [...bin('oxlint', 'bin/oxlint'), '--type-aware', '--quiet'] },
  { name: 'nothing unused', command: [...bin('knip', 'bin/knip.js')] },
];

/**
 * Ends with the exit code. Its output is shown as it comes; with `later` once it has ended, in one piece, because
 * something else is telling how far it is.
 */
function execute([command, ...args], { env = {}, later = false } = {}) {
  return new Promise((resolve) => {
    const stdio = later ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd: ROOT, env: projectEnv(env), stdio });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** All at once, some use one core, some all of them; with `later` one after another, to leave room for what they run beside. */
export async function runChecks({ later = false } = {}) {
  const run = async ({ name, command }) => {
    const code = await execute(command, { env: FRUGAL, later });
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    return code;
  };
  const codes = [];
  if (later) for (const check of CHECKS) codes.push(await run(check));
  else codes.push(...(await Promise.all(CHECKS.map(run))));
  const passed = codes.filter((code) => code === 0).length;
  return { passed, failed: codes.length - passed, skipped: 0 };
}

/** A run that ended badly without naming a failed test still counts as a failure. */
function orFailed(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export async function runVitest(project, { workers, env, later }) {
  const outputFile = join(RESULTS, `vitest-${project}.json`);
  const code = await execute(
    [
      ...bin('vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      `--maxWorkers=${workers}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outputFile}`,
    ],
    { env, later },
  );
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  return orFailed(
    {
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + (result.numTodoTests ?? 0),
    },
    code,
  );
}

export async function runE2e() {
  const outputFile = join(RESULTS, 'e2e.json');
  const code = await execute(
    [...bin('@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: outputFile } },
  );
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(outputFile, 'utf8'));
  return orFailed(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    code,
  );
}
