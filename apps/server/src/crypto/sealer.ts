import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-GCM for single fields. `place` (table.column.row id) ties an envelope to where it is stored. */
export interface Sealer {
  seal(text: string, place: string): string;
  /** Throws when the envelope was changed, moved, or made with an unknown key. */
  open(envelope: string, place: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The first key encrypts; all of them decrypt, by the key id in the envelope. */
export function createSealer(keys: readonly Buffer[]): Sealer {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [newest] = keys;
  if (newest === undefined) throw new Error('a sealer needs a key');
  const newestId = keyId(newest);
  return {
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${newestId}.${iv.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(envelope, place) {
      const [id = '', iv = '', body = ''] = envelope.split('.');
      const key = byId.get(id);
      if (key === undefined) throw new Error('sealed with an unknown key');
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < TAG_BYTES) throw new Error('the envelope is too short');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}

/** What an envelope begins with, up to its first dot. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
