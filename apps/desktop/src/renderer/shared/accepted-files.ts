import { MEDIA_TYPES } from '@mywasender/campaigns/media/media-rules';

/** What a message takes, for the choice of a file; endings beside the types, as some systems know no type for them. */
export const ACCEPTED_FILES = MEDIA_TYPES.flatMap(({ mimeType, endings }) => [
  mimeType,
  ...endings.map((ending) => `.${ending}`),
]).join(',');
