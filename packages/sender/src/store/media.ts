import { MEDIA_KINDS, type Media } from '@mywasender/contract/models/media';
import { int, intOrNull, member, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredMedia {
  readonly media: Media;
  readonly width: number | null;
  readonly height: number | null;
  /** JPEG */
  readonly thumbnail: Uint8Array | null;
}

/** A small picture that came with the same content under another name is shown as well. */
export function mediaById(sql: Sql, id: number): StoredMedia | null {
  const row = sql.get(
    `SELECT *, coalesce(thumbnail, (SELECT t.thumbnail FROM media t WHERE t.sha256 = media.sha256
       AND t.kind = media.kind AND t.thumbnail IS NOT NULL LIMIT 1)) AS thumbnail
     FROM media WHERE id = ?`,
    [id],
  );
  return row === undefined ? null : toStored(row);
}

/** The same file under the same name is the same row; a small picture given later is kept. */
export function keepMedia(sql: Sql, { media, width, height, thumbnail }: NewMedia): StoredMedia {
  const row = sql.get(
    `INSERT INTO media (sha256, kind, file_name, mime_type, bytes, width, height, thumbnail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (sha256, kind, file_name) DO UPDATE
       SET unused_since = NULL, thumbnail = coalesce(excluded.thumbnail, thumbnail)
     RETURNING *`,
    [media.sha256, media.kind, media.fileName, media.mimeType, media.bytes, width, height, thumbnail],
  );
  if (row === undefined) throw new TypeError('a stored file has no row');
  return toStored(row);
}

interface NewMedia extends Omit<StoredMedia, 'media'> {
  readonly media: Omit<Media, 'id'>;
}

/** JSON texts that may hold `media` and so keep its file. */
const HOLDERS = 'SELECT message AS holder FROM campaigns';

/**
 * Notes since when each file is used by nobody, and forgets those unused since before `before`. Returns the hashes
 * nothing refers to any more. A file that is used again meanwhile, by an undo as well, starts anew.
 */
export function forgetUnused(sql: Sql, now: number, before: number): readonly string[] {
  const used = `sha256 IN (SELECT holder ->> '$.media.sha256' FROM (${HOLDERS})
    WHERE holder ->> '$.media.sha256' IS NOT NULL)`;
  return sql.transaction(() => {
    sql.run(
      `UPDATE media SET unused_since = CASE WHEN ${used} THEN NULL ELSE coalesce(unused_since, ?) END`,
      [now],
    );
    const gone = sql.all('DELETE FROM media WHERE unused_since < ? RETURNING sha256', [before]);
    const kept = new Set(sql.all('SELECT DISTINCT sha256 FROM media').map((row) => text(row, 'sha256')));
    return [...new Set(gone.map((row) => text(row, 'sha256')))].filter((sha256) => !kept.has(sha256));
  });
}

function toStored(row: Row): StoredMedia {
  return {
    media: {
      id: String(int(row, 'id')),
      kind: member(row, 'kind', MEDIA_KINDS),
      fileName: text(row, 'file_name'),
      mimeType: text(row, 'mime_type'),
      bytes: int(row, 'bytes'),
      sha256: text(row, 'sha256'),
    },
    width: intOrNull(row, 'width'),
    height: intOrNull(row, 'height'),
    thumbnail: row.thumbnail instanceof Uint8Array ? row.thumbnail : null,
  };
}
