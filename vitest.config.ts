import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './scripts/lib/slowest-first.ts';

const elsewhere = ['**/node_modules/**', '**/dist/**', '**/out/**'];
const setupFiles = ['scripts/lib/patient-waiting.setup.ts'];

// Two projects: `unit` needs nothing but Node; `integration` talks to real databases, browsers and Electron. Neither
// isolates its files: what one imports is ready for the next of its worker, and no file replaces modules or globals.
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: ['**/*.integration.test.ts', ...elsewhere],
          setupFiles,
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,scripts}/**/*.integration.test.ts'],
          exclude: elsewhere,
          setupFiles,
          globalSetup: [
            'apps/server/src/testing/shared-postgres.setup.ts',
            'scripts/lib/electron-build.setup.mjs',
          ],
          isolate: false,
          // 200 kills are as many processes that start, on a machine that is busy with the other tests
          testTimeout: 600_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
