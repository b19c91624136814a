import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Media, MediaDetails } from '@mywasender/contract/models/media';

type FileState = MediaDetails['state'];

/** The files that go with messages, each under the hash of its content: two names for one content are one file. */
export interface MediaShelf {
  pathOf(media: Pick<Media, 'sha256'>): string;
  /** Moves a file in; one of the same content is replaced, so that a damaged one is whole again. */
  keep(path: string, sha256: string): Promise<void>;
  /** Whether the file is there and still what was added. It is read again only when its size, time or number changed. */
  stateOf(media: Pick<Media, 'sha256' | 'bytes'>): Promise<FileState>;
  remove(sha256: string): Promise<void>;
}

export function createMediaShelf(folder: string): MediaShelf {
  const seen = new Map<string, { readonly mark: string; readonly whole: boolean }>();
  const pathOf = ({ sha256 }: Pick<Media, 'sha256'>) => join(folder, sha256);
  return {
    pathOf,
    keep: async (path, sha256) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chmod(path, 0o600);
      await move(path, pathOf({ sha256 }));
      seen.delete(sha256);
    },
    stateOf: async (media) => {
      const path = pathOf(media);
      const mark = await markOf(path);
      if (mark === null) return 'missing';
      const known = seen.get(media.sha256);
      if (known?.mark === mark) return known.whole ? 'ready' : 'changed';
      const whole = mark.startsWith(`${media.bytes} `) && (await hashFile(path)) === media.sha256;
      seen.set(media.sha256, { mark, whole });
      return whole ? 'ready' : 'changed';
    },
    remove: async (sha256) => {
      seen.delete(sha256);
      await rm(pathOf({ sha256 }), { force: true });
    },
  };
}

/** Hex of the SHA-256 of a file. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What changes with the file; `null` when there is none that can be read. */
async function markOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  } catch {
    // A file that cannot be looked at can no more be sent than one that is gone.
    return null;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from, { force: true });
  }
}
