import type { Readable } from 'node:stream';
import { AppError } from '@mywasender/contract/app-error';
import { type Entry, openPromise } from 'yauzl';
import {
  damaged,
  MAX_EXPANDED_BYTES,
  MAX_PARTS,
  MAX_RATIO,
  RATIO_COUNTS_FROM_BYTES,
  tooLarge,
} from './limits.ts';

/** The parts of an Office document: a ZIP file. */
export interface XlsxPackage {
  readonly has: (part: string) => boolean;
  /** The text of a part in pieces. Throws `XLSX_BROKEN` when it is missing or not what the directory says. */
  readonly read: (part: string) => AsyncGenerator<string>;
  readonly close: () => void;
}

/**
 * Opens a package after its directory was checked against the limits. What the directory says binds: a part that
 * expands to more stops being read, so that a forged directory gains nothing.
 */
export async function openPackage(path: string): Promise<XlsxPackage> {
  // Entries are looked up by name and never written to disk, so their names need no check.
  const zip = await openPromise(path, {
    autoClose: false,
    lazyEntries: true,
    validateEntrySizes: true,
  }).catch((cause: unknown) => {
    throw damaged('it is no complete ZIP file', cause);
  });
  try {
    if (zip.entryCount > MAX_PARTS) throw tooLarge(`more than ${MAX_PARTS} parts`);
    const parts = new Map<string, Entry>();
    let expanded = 0;
    for await (const entry of zip.eachEntry()) {
      expanded += entry.uncompressedSize;
      if (expanded > MAX_EXPANDED_BYTES) throw tooLarge('it expands to more than 2 GB');
      parts.set(partName(entry.fileName), entry);
    }
    return {
      has: (part) => parts.has(partName(part)),
      read: (part) => readPart(zip, parts.get(partName(part)), part),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : damaged('the directory of the ZIP file is wrong', error);
  }
}

/** Names of parts have no case and may begin with a slash; some writers use backslashes. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

interface Opener {
  openReadStreamPromise(entry: Entry): Promise<Readable>;
}

async function* readPart(zip: Opener, entry: Entry | undefined, part: string): AsyncGenerator<string> {
  if (entry === undefined) throw damaged(`the part ${part} is missing`);
  if (entry.isEncrypted()) throw new AppError('SPREADSHEET_ENCRYPTED');
  // Only what is read is judged: an embedded picture of one colour is nobody's business.
  if (
    entry.uncompressedSize > RATIO_COUNTS_FROM_BYTES &&
    entry.uncompressedSize > entry.compressedSize * MAX_RATIO
  ) {
    throw tooLarge(`a part expands to more than ${MAX_RATIO} times its size`);
  }
  try {
    const stream = await zip.openReadStreamPromise(entry);
    stream.setEncoding('utf8');
    for await (const chunk of stream) yield String(chunk);
  } catch (cause) {
    throw damaged(`the part ${part} cannot be unpacked`, cause);
  }
}
