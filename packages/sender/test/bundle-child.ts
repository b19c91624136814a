import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { CORE_THREADS } from '../src/core-threads.ts';

/**
 * Makes one file of a script beside this and of all it imports, for processes that are started again and again: it
 * starts five times as fast as the many it is made of. With `env` their compiled code is kept.
 */
export async function bundleChild(
  script: string,
  folder: string,
): Promise<{ readonly file: string; readonly env: Readonly<Record<string, string>> }> {
  const outDir = join(folder, 'child');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      rolldownOptions: {
        input: { child: join(import.meta.dirname, script), ...CORE_THREADS },
        // In one folder: whatever chunk the core is in starts its threads by a file beside itself.
        output: {
          entryFileNames: ({ name }) => (name === 'child' ? 'child.mjs' : '[name].js'),
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  });
  // else every start reads all of it once to find out that it is a module
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }');
  return { file: join(outDir, 'child.mjs'), env: { NODE_COMPILE_CACHE: join(folder, 'cache') } };
}
