import { AppError } from '@mywasender/contract/app-error';
import type { MediaDetails } from '@mywasender/contract/models/media';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { mediaById, type StoredMedia } from '../store/media.ts';
import { thumbnailAddress } from './read-thumbnail.ts';

/** One stored file, looked at on the disk. Throws `NOT_FOUND`. */
export async function describeMedia(core: Core, input: { readonly mediaId: string }): Promise<MediaDetails> {
  const stored = mediaById(core.sql, rowId(input.mediaId));
  if (stored === null) throw new AppError('NOT_FOUND');
  return toDetails(stored, await core.media.stateOf(stored.media));
}

export function toDetails(
  { media, width, height, thumbnail }: StoredMedia,
  state: MediaDetails['state'],
): MediaDetails {
  return { media, state, width, height, thumbnail: thumbnail === null ? null : thumbnailAddress(thumbnail) };
}
