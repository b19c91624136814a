import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { headlessShellOr } from '../scripts/lib/headless-shell.mjs';

const browser = headlessShellOr(process.env.CHROME_PATH);

/** Begun first, because they take longest: what is left over for one worker at the end is short. */
const LONG = ['portal.spec.ts', 'payments.spec.ts', 'desktop.spec.ts'];

// Every test starts a stack of processes of its own, on free ports and in its own folder.
export default defineConfig({
  testDir: '.',
  globalSetup: './support/postgres.setup.ts',
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testMatch: '*.spec.ts', testIgnore: LONG },
  ],
  outputDir: '../test-results/e2e',
  // one more than processors: each waits for its server, its browser or its clock now and then
  workers: availableParallelism() + 1,
  fullyParallel: false,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    // A button that never comes is told long before the test itself is given up.
    actionTimeout: 60_000,
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    // Nothing waits for what only fades or slides.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
});
