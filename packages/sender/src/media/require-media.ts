import { AppError } from '@mywasender/contract/app-error';
import type { Media } from '@mywasender/contract/models/media';
import { rowId } from '../commands/ids.ts';
import { mediaById } from '../store/media.ts';
import type { Sql } from '../store/sql.ts';

/** A message may name only what was examined and stored, field by field. Throws `MEDIA_UNKNOWN`. */
export function requireMedia(sql: Sql, media: Media | undefined): void {
  if (media === undefined) return;
  const stored = mediaById(sql, rowId(media.id))?.media;
  const same =
    stored !== undefined &&
    stored.sha256 === media.sha256 &&
    stored.kind === media.kind &&
    stored.fileName === media.fileName &&
    stored.mimeType === media.mimeType &&
    stored.bytes === media.bytes;
  if (!same) throw new AppError('MEDIA_UNKNOWN', { name: media.fileName });
}
