import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/dist/**', '**/out/**'];

// Two projects: `unit` needs nothing but Node; `integration` talks to real databases, browsers and Electron.
export default defineConfig({
  test: {
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
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
