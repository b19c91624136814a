import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdapterBundle } from '@mywasender/contract/adapter-manifest';
import { writeAtomically } from '../files/write-atomically.ts';
import { isFile } from './fetch-adapter.ts';

type FileFacts = Pick<AdapterBundle, 'sha256' | 'size'>;

/** The file of the installed bundle, under its hash. */
export interface BundleShelf {
  /** Whole or not at all, whatever happens meanwhile. */
  keep(content: Buffer, facts: FileFacts): Promise<void>;
  /** Null when it is not there, or not the file that was signed. */
  read(facts: FileFacts): Promise<string | null>;
  /** Deletes all but the one that is named. */
  keepOnly(sha256: string | null): Promise<void>;
}

export function createBundleShelf(folder: string): BundleShelf {
  const pathOf = (sha256: string) => join(folder, `${sha256}.js`);
  return {
    keep: async (content, { sha256 }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeAtomically(pathOf(sha256), content);
    },
    read: async (facts) => {
      try {
        // Its size first: a file somebody put there is not read without end.
        if ((await stat(pathOf(facts.sha256))).size !== facts.size) return null;
        const content = await readFile(pathOf(facts.sha256));
        return isFile(content, facts) ? content.toString('utf8') : null;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    keepOnly: async (sha256) => {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) {
        if (name !== `${sha256}.js`) await rm(join(folder, name), { force: true });
      }
    },
  };
}
