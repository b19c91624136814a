import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's; what Playwright takes itself when it has downloaded it. A sixth less computing than the whole browser. */
const SHELL = '/usr/bin/chromium-headless-shell';
const browser = existsSync(SHELL) ? SHELL : process.env.CHROME_PATH;

// Every test starts a stack of processes of its own, on free ports and in its own folder.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    screenshot: 'only-on-failure',
  },
});
