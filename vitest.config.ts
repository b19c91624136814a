import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './scripts/lib/slowest-first.ts';

const elsewhere = ['**/node_modules/**', '**/dist/**', '**/out/**'];

// Two projects: `unit` needs nothing but Node; `integration` talks to real databases, browsers and Electron.
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: ['**/*.integration.test.ts', ...elsewhere],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,scripts}/**/*.integration.test.ts'],
          exclude: elsewhere,
          globalSetup: 'apps/server/src/testing/shared-postgres.setup.ts',
          // what a file imports is ready for the next one of its worker; no file replaces modules or globals
          isolate: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
