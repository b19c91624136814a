import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { FileToken } from '@mywasender/contract/models/basics';
import { storeError } from '../store/sql-errors.ts';

/** Where a host puts what the user chose: a copy of a file, or a stream. */
export type ShelfSource =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly stream: AsyncIterable<Uint8Array> };

export interface ShelvedFile {
  readonly token: FileToken;
  /** As the user named it; never used as a path. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** Files in transit between user and core, named by tokens: no path ever crosses the transport. */
export interface FileShelf {
  /** Throws `FILE_TOO_LARGE`, `DISK_FULL`, `READ_ONLY`. */
  add(source: ShelfSource): Promise<FileToken>;
  /** Throws `FILE_UNKNOWN`. */
  open(token: FileToken): Promise<ShelvedFile & { stream(): Readable }>;
  /** A place for a file the core writes; call `seal` when it is complete. */
  reserve(name: string): { readonly token: FileToken; readonly path: string };
  remove(token: FileToken): Promise<void>;
}

/** Larger files are not contact lists. 1M rows of 60 bytes are 60 MB. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Opens the shelf below the data folder, empty: tokens do not outlive the process. */
export async function createFileShelf(dataDir: string): Promise<FileShelf> {
  const folder = join(dataDir, 'files');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = new Map<FileToken, { readonly name: string; readonly path: string }>();

  const reserve = (name: string) => {
    const token = `file_${randomBytes(18).toString('base64url')}`;
    const path = join(folder, token);
    files.set(token, { name: name.slice(0, 200), path });
    return { token, path };
  };
  const remove = async (token: FileToken): Promise<void> => {
    const file = files.get(token);
    files.delete(token);
    if (file !== undefined) await rm(file.path, { force: true });
  };

  return {
    reserve,
    remove,
    add: async (source) => {
      const { token, path } = reserve(source.name);
      try {
        if ('path' in source) {
          tooLarge((await stat(source.path)).size);
          await copyFile(source.path, path);
        } else
          await pipeline(Readable.from(limited(source.stream)), createWriteStream(path, { mode: 0o600 }));
        return token;
      } catch (cause) {
        await remove(token);
        throw storeError(cause, { dataDir, path, backup: () => null });
      }
    },
    open: async (token) => {
      const file = files.get(token);
      if (file === undefined) throw new AppError('FILE_UNKNOWN');
      const { size } = await stat(file.path);
      return { token, ...file, bytes: size, stream: () => createReadStream(file.path) };
    },
  };
}

async function* limited(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    tooLarge(bytes);
    yield chunk;
  }
}

function tooLarge(bytes: number): void {
  if (bytes > MAX_FILE_BYTES) throw new AppError('FILE_TOO_LARGE', { limit: '512 MB' });
}
