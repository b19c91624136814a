import type { Media, MediaKind } from '@mywasender/contract/models/media';
import { MAX_TEXT } from '../template/lint-template.ts';

const MB = 1_000_000;

/**
 * Most bytes of a file by kind. Of the Cloud API ("Supported media types", developers.facebook.com, as repeated by
 * docs.weni.ai and docs-wa.neuapix.com): image 5 MB, video 16 MB, audio 16 MB, document 100 MB. WhatsApp Web takes
 * larger ones; a campaign has to fit both ways, and many people pay for each megabyte.
 */
export const MAX_MEDIA_BYTES: Readonly<Record<MediaKind, number>> = {
  image: 5 * MB,
  video: 16 * MB,
  audio: 16 * MB,
  document: 100 * MB,
};

/**
 * Most pixels of a picture. Our judgement: the largest pictures of today's phones have 50 million. More is a file that
 * expands to gigabytes in the page, which draws every picture before it sends it.
 */
export const MAX_PIXELS = 52_000_000;

/** Longest caption in UTF-16 units: the Cloud API's limit (same source). WhatsApp's apps cut longer ones off. */
export const MAX_CAPTION = 1024;

export interface MediaType {
  readonly mimeType: string;
  readonly kind: MediaKind;
  /** What people call it, after "is". */
  readonly name: string;
  /** Endings of a file name that say so; the first is the usual one. */
  readonly endings: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Everything that may be sent: the types of the Cloud API, without the old Office formats, which hide macros. */
export const MEDIA_TYPES: readonly MediaType[] = [
  { mimeType: 'image/jpeg', kind: 'image', name: 'a JPEG picture', endings: ['jpg', 'jpeg'] },
  { mimeType: 'image/png', kind: 'image', name: 'a PNG picture', endings: ['png'] },
  { mimeType: 'video/mp4', kind: 'video', name: 'an MP4 video', endings: ['mp4'] },
  { mimeType: 'video/3gpp', kind: 'video', name: 'a 3GP video', endings: ['3gp'] },
  { mimeType: 'audio/mpeg', kind: 'audio', name: 'an MP3 file', endings: ['mp3'] },
  { mimeType: 'audio/mp4', kind: 'audio', name: 'M4A sound', endings: ['m4a'] },
  { mimeType: 'audio/aac', kind: 'audio', name: 'AAC sound', endings: ['aac'] },
  { mimeType: 'audio/amr', kind: 'audio', name: 'AMR sound', endings: ['amr'] },
  { mimeType: 'audio/ogg', kind: 'audio', name: 'Opus sound', endings: ['ogg', 'opus'] },
  { mimeType: 'application/pdf', kind: 'document', name: 'a PDF', endings: ['pdf'] },
  {
    mimeType: `${OFFICE}.wordprocessingml.document`,
    kind: 'document',
    name: 'a Word document',
    endings: ['docx'],
  },
  { mimeType: `${OFFICE}.spreadsheetml.sheet`, kind: 'document', name: 'an Excel file', endings: ['xlsx'] },
  {
    mimeType: `${OFFICE}.presentationml.presentation`,
    kind: 'document',
    name: 'a PowerPoint file',
    endings: ['pptx'],
  },
  { mimeType: 'text/plain', kind: 'document', name: 'plain text', endings: ['txt', 'csv'] },
];

export function mediaTypeOf(mimeType: string): MediaType | undefined {
  return MEDIA_TYPES.find((type) => type.mimeType === mimeType);
}

/** Whether a file of this type may be shown this way: as what it is, or as a document, which every file may. */
export function maySendAs(type: MediaType, kind: MediaKind): boolean {
  return kind === type.kind || kind === 'document';
}

/** Most UTF-16 units of the text of a message with this file, or without one; 0 for sound, which has no caption. */
export function maxTextWith(media: Pick<Media, 'kind'> | undefined): number {
  if (media === undefined) return MAX_TEXT;
  return media.kind === 'audio' ? 0 : MAX_CAPTION;
}
