import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStore } from '@mywasender/sender/ports';
import type { Logger } from 'pino';
import { createSecretStore } from './create-secret-store.ts';
import { quarantine } from './quarantine.ts';
import { createAesBox } from './sealed-box.ts';

const KEY_BYTES = 32;

/** Secrets where no keyring is: encrypted under a key file beside them that only this user can read. */
export function openFileSecrets(dataDir: string, log: Logger): SecretStore {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const box = createAesBox(readOrMakeKey(join(folder, 'file.key'), log));
  return createSecretStore({ path: join(folder, 'file.json'), box, log });
}

function readOrMakeKey(path: string, log: Logger): Buffer {
  const known = readKey(path, log);
  if (known !== null) return known;
  const key = randomBytes(KEY_BYTES);
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
  return key;
}

function readKey(path: string, log: Logger): Buffer | null {
  try {
    const key = readFileSync(path);
    if (key.length === KEY_BYTES) return key;
    quarantine(path, new Error(`a key has ${KEY_BYTES} bytes, this file ${key.length}`), log);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
