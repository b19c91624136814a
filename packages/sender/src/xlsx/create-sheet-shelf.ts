import { stat } from 'node:fs/promises';
import type { FileShelf, ShelvedFile } from '../files/create-file-shelf.ts';
import { storeError } from '../store/sql-errors.ts';
import { type UnpackedSheet, unpackSheet } from './unpack-sheet.ts';

export interface ShelvedSheet extends UnpackedSheet {
  readonly path: string;
  readonly bytes: number;
}

/** Sheets of shelved workbooks, unpacked once: looking at a file and importing it are several commands. */
export interface SheetShelf {
  /** Without a name: the first visible sheet with rows. Throws what `unpackSheet` throws, `DISK_FULL`. */
  open(file: ShelvedFile, sheet: string | undefined): Promise<ShelvedSheet>;
}

export function createSheetShelf(files: FileShelf, dataDir: string): SheetShelf {
  const known = new Map<string, Promise<ShelvedSheet>>();

  const unpack = async (file: ShelvedFile, sheet: string | undefined): Promise<ShelvedSheet> => {
    const { token, path } = files.reserve(file.name);
    try {
      const unpacked = await unpackSheet(file.path, { sheet, target: path });
      return { ...unpacked, path, bytes: (await stat(path)).size };
    } catch (cause) {
      await files.remove(token);
      throw storeError(cause, { dataDir, path, backup: () => null });
    }
  };
  return {
    open: (file, sheet) => {
      const key = `${file.token} ${sheet ?? ''}`;
      const found = known.get(key) ?? unpack(file, sheet);
      known.set(key, found);
      found.catch(() => known.delete(key));
      return found;
    },
  };
}
