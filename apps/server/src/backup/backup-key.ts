import { configError } from '../config/config-error.ts';
import { readEncryptionKeys } from '../config/read-secrets.ts';

/** The key of backups: of its own, kept where the server is not, or a lost server takes its backups with it. */
export function readBackupKey(value: string | undefined): Buffer {
  if (value === undefined || value === '') {
    throw configError('BACKUP_KEY', 'is needed for backups; make one with: openssl rand -base64 32');
  }
  try {
    const [key] = readEncryptionKeys(value);
    if (key !== undefined) return key;
  } catch {
    // the same rules; the sentence must name this variable
  }
  throw configError(
    'BACKUP_KEY',
    'must be 32 random bytes in base64; make one with: openssl rand -base64 32',
  );
}
