import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The threads the core starts, by the name of the file that must stand beside its program once it is bundled; each with its
 * source.
 */
export const CORE_THREADS = {
  'rehearsal-worker': here('./rehearsal/rehearsal-worker.ts'),
  'read-rows-worker': here('./contacts/import/read-rows-worker.ts'),
  'copy-log-worker': here('./contacts/import/copy-log-worker.ts'),
} as const;
