import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** How one kind of secret store turns a value into text that may lie in a file. */
export interface SealedBox {
  readonly kind: 'keyring' | 'file';
  seal(name: string, value: string): Promise<string>;
  /** Rejects when the text was not sealed here under this name. */
  open(name: string, sealed: string): Promise<string>;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; the name is authenticated, so that entries cannot be swapped in the file. */
export function createAesBox(key: Buffer): SealedBox {
  return {
    kind: 'file',
    seal: async (name, value) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(name));
      const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64');
    },
    open: async (name, sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(name));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const data = bytes.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    },
  };
}
