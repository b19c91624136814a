import { MEDIA_TYPES } from '@mywasender/campaigns/media/media-rules';

/** For the choice of a file; endings beside the types, as some systems know no type for them. */
function acceptOf(types: typeof MEDIA_TYPES): string {
  return types
    .flatMap(({ mimeType, endings }) => [mimeType, ...endings.map((ending) => `.${ending}`)])
    .join(',');
}

/** What a message takes. */
export const ACCEPTED_FILES = acceptOf(MEDIA_TYPES);

/** What the header of an approved template shows: of documents PDF alone. */
export const HEADER_FILES = {
  image: acceptOf(MEDIA_TYPES.filter(({ kind }) => kind === 'image')),
  video: acceptOf(MEDIA_TYPES.filter(({ kind }) => kind === 'video')),
  document: acceptOf(MEDIA_TYPES.filter(({ mimeType }) => mimeType === 'application/pdf')),
} as const;
