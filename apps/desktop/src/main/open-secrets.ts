import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import type { SecretStore } from '@mywasender/sender/ports';
import type { SafeStorage } from 'electron';
import type { Logger } from 'pino';
import { createSecretStore } from '../host/create-secret-store.ts';
import { openFileSecrets } from '../host/open-file-secrets.ts';
import { createKeyringBox } from './keyring-box.ts';

export type KeyringAccess = Pick<
  SafeStorage,
  'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
>;

export interface OpenSecretsInput {
  readonly dataDir: string;
  readonly keyring: KeyringAccess;
  readonly platform: NodeJS.Platform;
  readonly log: Logger;
}

/**
 * The keyring where there is a real one. On Linux without one Electron would scramble with a key everybody knows
 * (`basic_text`): then secrets lie in a file only this user can read, and the app says so.
 */
export async function openSecrets({
  dataDir,
  keyring,
  platform,
  log,
}: OpenSecretsInput): Promise<SecretStore> {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'keyring.json');
  const real = platform !== 'linux' || isRealBackend(keyring.getSelectedStorageBackend());
  if (real && (await keyring.isAsyncEncryptionAvailable()))
    return createSecretStore({ path, box: createKeyringBox(keyring), log });
  // With secrets in a keyring that is away now, a new start would make this a new device.
  if (existsSync(path)) return unavailable();
  log.warn('no keyring was found; secrets are kept in a file');
  return openFileSecrets(dataDir, log);
}

function isRealBackend(backend: ReturnType<KeyringAccess['getSelectedStorageBackend']>): boolean {
  return backend !== 'basic_text' && backend !== 'unknown';
}

function unavailable(): SecretStore {
  const refuse = () => Promise.reject(new AppError('SECRETS_UNAVAILABLE'));
  return { kind: 'keyring', get: refuse, set: refuse, delete: refuse };
}
