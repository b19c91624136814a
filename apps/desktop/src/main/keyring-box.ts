import { AppError } from '@mywasender/contract/app-error';
import type { SafeStorage } from 'electron';
import type { SealedBox } from '../host/sealed-box.ts';

type Keyring = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;

/** Values sealed by the keyring of the system, bound to their names. */
export function createKeyringBox(keyring: Keyring): SealedBox {
  return {
    kind: 'keyring',
    seal: async (name, value) =>
      (await keyring.encryptStringAsync(JSON.stringify([name, value]))).toString('base64'),
    open: async (name, sealed) => {
      const text = await decrypt(keyring, Buffer.from(sealed, 'base64'));
      const entry: unknown = JSON.parse(text);
      if (!Array.isArray(entry) || entry[0] !== name || typeof entry[1] !== 'string')
        throw new Error('sealed under another name');
      return entry[1];
    },
  };
}

async function decrypt(keyring: Keyring, sealed: Buffer): Promise<string> {
  try {
    return (await keyring.decryptStringAsync(sealed)).result;
  } catch (cause) {
    // A locked keyring opens again; only what it cannot read although it is open is damaged.
    const text = cause instanceof Error ? cause.message : String(cause);
    if (/temporarily|unavailable|locked/i.test(text)) throw new AppError('SECRETS_UNAVAILABLE', {}, cause);
    throw cause;
  }
}
