import type { CloudUpload } from '@mywasender/gateway/cloud/cloud-ports';
import { UPLOAD_LIFE_MS } from '@mywasender/gateway/cloud/upload-media';
import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

/** The last upload of this content for a number; it may have ended since. */
export function cloudUpload(sql: Sql, phoneNumberId: string, sha256: string): CloudUpload | undefined {
  const row = sql.get('SELECT media_id, at FROM cloud_uploads WHERE phone_number_id = ? AND sha256 = ?', [
    phoneNumberId,
    sha256,
  ]);
  return row === undefined ? undefined : { sha256, mediaId: text(row, 'media_id'), at: int(row, 'at') };
}

/** Keeps it in place of the last one; those that have ended are dropped. */
export function keepCloudUpload(sql: Sql, phoneNumberId: string, { sha256, mediaId, at }: CloudUpload): void {
  sql.run('DELETE FROM cloud_uploads WHERE at < ?', [at - UPLOAD_LIFE_MS]);
  sql.run(
    'INSERT OR REPLACE INTO cloud_uploads (phone_number_id, sha256, media_id, at) VALUES (?, ?, ?, ?)',
    [phoneNumberId, sha256, mediaId, at],
  );
}

export function forgetCloudUploads(sql: Sql, phoneNumberId: string): void {
  sql.run('DELETE FROM cloud_uploads WHERE phone_number_id = ?', [phoneNumberId]);
}
