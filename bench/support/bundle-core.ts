import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { CORE_THREADS } from '../../packages/sender/src/core-threads.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface BundledCore {
  /** A child of `bench/support` by its name without the ending. */
  child(name: string): URL;
  remove(): void;
}

/**
 * Children of `bench/support` with the core in them, bundled as a packaged app has it (`apps/desktop/electron.vite.config.ts`):
 * run from source the core takes some 45 MB more, for hundreds of modules that a bundle leaves out.
 */
export async function bundleCore(children: readonly string[]): Promise<BundledCore> {
  const folder = mkdtempSync(join(tmpdir(), 'mws-bench-core-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node24',
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: {
          input: {
            ...Object.fromEntries(children.map((name) => [name, here(`./${name}.ts`)])),
            ...CORE_THREADS,
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  } catch (error) {
    remove();
    throw error;
  }
  return { child: (name) => pathToFileURL(join(folder, `${name}.js`)), remove };
}
