import { AppError } from '@mywasender/contract/app-error';
import { openPromise } from 'yauzl';

/** Parts of an Office file that run: macros, ActiveX, embedded programs. */
const RUNNING = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/|embeddings\/.*\.bin$)/i;
const MAX_PARTS = 50_000;

/**
 * Looks through the directory of a Word, Excel or PowerPoint file; nothing is unpacked. Throws `MEDIA_REFUSED` when it
 * holds macros, whatever its types say, and `MEDIA_DAMAGED` when it is no complete ZIP file.
 */
export async function checkOffice(path: string, name: string): Promise<void> {
  const damaged = (cause: unknown) =>
    new AppError('MEDIA_DAMAGED', { name, problem: 'it is no complete Office file' }, cause);
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((cause: unknown) => {
    throw damaged(cause);
  });
  try {
    if (zip.entryCount > MAX_PARTS) throw damaged('too many parts');
    for await (const { fileName } of zip.eachEntry()) {
      if (!RUNNING.test(fileName.replaceAll('\\', '/'))) continue;
      throw new AppError('MEDIA_REFUSED', { name, found: 'a document with macros or programs in it' });
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  } finally {
    zip.close();
  }
}
