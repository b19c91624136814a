import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { MediaDetails } from '@mywasender/contract/models/media';
import type { Core } from '../core.ts';
import { keepMedia } from '../store/media.ts';
import { toDetails } from './describe-media.ts';
import { examineMedia } from './examine-media.ts';
import { hashFile } from './media-shelf.ts';
import { readThumbnail } from './read-thumbnail.ts';
import { safeFileName } from './safe-file-name.ts';
import { wakeForMedia } from './wake-for-media.ts';

/**
 * Takes a file in after its content was examined. The same content again mends a file that vanished or changed, and
 * campaigns that waited for it go on. Throws `FILE_UNKNOWN`, `VALIDATION_FAILED` and what `examineMedia` throws.
 */
export async function addMedia(core: Core, input: CommandInput<'templates.addMedia'>): Promise<MediaDetails> {
  const thumbnail = input.thumbnail === undefined ? null : readThumbnail(input.thumbnail);
  const { path, name: given } = await core.files.open(input.file);
  const name = safeFileName(given);
  try {
    const { width, height, ...found } = await examineMedia({ path, name, kind: input.kind });
    const sha256 = await hashFile(path);
    await core.media.keep(path, sha256);
    const stored = keepMedia(core.sql, {
      media: { ...found, fileName: name, sha256 },
      width,
      height,
      thumbnail,
    });
    wakeForMedia(core);
    return toDetails(stored, 'ready');
  } catch (error) {
    if (error instanceof AppError) core.deps.log.info({ code: error.code }, 'a file was not taken in');
    throw error;
  } finally {
    await core.files.remove(input.file);
  }
}
