import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_THREADS } from '@mywasender/sender/core-threads';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OUT = here('out');

/** Scripts for WhatsApp's page: injected byte for byte, so they are copied and never bundled. */
function copyPageScripts(): Plugin {
  return {
    name: 'copy-page-scripts',
    closeBundle() {
      const target = join(OUT, 'main', 'page');
      mkdirSync(target, { recursive: true });
      cpSync(here('../../packages/gateway/src/web/page'), target, {
        recursive: true,
        filter: (path) => !path.endsWith('.test.ts'),
      });
      cpSync(createRequire(import.meta.url).resolve('@wppconnect/wa-js'), join(target, 'wppconnect-wa.js'));
    },
  };
}

/**
 * Main process, core process and preload, everything they use bundled in: a packaged app carries no
 * node_modules. The renderer is built by vite.renderer.config.ts into dist/renderer, the same files for
 * the window and for the headless host.
 */
export default defineConfig({
  main: {
    plugins: [copyPageScripts()],
    build: {
      outDir: join(OUT, 'main'),
      target: 'node24',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          core: here('src/core/main.ts'),
          ...CORE_THREADS,
        },
        // In one folder: whatever chunk the core is in starts its threads by a file beside itself.
        output: { format: 'es', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(OUT, 'preload'),
      target: 'node24',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
