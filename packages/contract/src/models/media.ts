import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Text } from './basics.ts';

export const MEDIA_KINDS = ['image', 'video', 'document', 'audio'] as const;
/** How a file is shown in the chat. A picture or film may be sent as a document: then it arrives unchanged. */
export const MediaKind = oneOf(MEDIA_KINDS);
export type MediaKind = Static<typeof MediaKind>;

/** A file that goes with a message. The text is its caption. */
export const Media = strictObject({
  id: Id,
  kind: MediaKind,
  /** What a document is called on the other phone; no path. */
  fileName: Text(200, 1),
  mimeType: Type.String({ pattern: '^[a-z]+/[a-z0-9.+-]+$', maxLength: 100 }),
  bytes: Type.Integer({ minimum: 1 }),
  /** Of the content, in hex. The file that is sent is this one or none. */
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
export type Media = Static<typeof Media>;

export const MEDIA_FILE_STATES = ['ready', 'missing', 'changed'] as const;

/** A stored file as screens need it. */
export const MediaDetails = strictObject({
  media: Media,
  /** `missing`: not in the data folder any more; `changed`: no longer the content that was added. */
  state: oneOf(MEDIA_FILE_STATES),
  /** In pixels; null for what is no picture. */
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  /** A small JPEG as a `data:` address; null where none was given. */
  thumbnail: nullable(Type.String()),
});
export type MediaDetails = Static<typeof MediaDetails>;
