import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyringAccess, openSecrets } from './open-secrets.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mws-keyring-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface FakeKeyring {
  readonly backend?: ReturnType<KeyringAccess['getSelectedStorageBackend']>;
  readonly available?: boolean;
  readonly problem?: string;
}

/** Turns bytes around: enough to see that what lies in the file went through it. */
function keyring({
  backend = 'gnome_libsecret',
  available = true,
  problem,
}: FakeKeyring = {}): KeyringAccess {
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => Buffer.from(text).reverse(),
    decryptStringAsync: async (sealed) => {
      if (problem !== undefined) throw new Error(problem);
      return { result: Buffer.from(sealed).reverse().toString(), shouldReEncrypt: false };
    },
  };
}

describe('openSecrets', () => {
  it('uses the keyring where there is one', async () => {
    const input = { dataDir, keyring: keyring(), platform: 'linux', log } as const;
    const secrets = await openSecrets(input);
    expect(secrets.kind).toBe('keyring');
    await secrets.set('device-key', 'private');
    expect(await (await openSecrets(input)).get('device-key')).toBe('private');
    expect(await readFile(join(dataDir, 'secrets/keyring.json'), 'utf8')).not.toContain('private');
  });

  it.each(['basic_text', 'unknown'] as const)('does not take %s for a keyring', async (backend) => {
    const secrets = await openSecrets({ dataDir, keyring: keyring({ backend }), platform: 'linux', log });
    expect(secrets.kind).toBe('file');
    await secrets.set('device-key', 'private');
    expect(await secrets.get('device-key')).toBe('private');
  });

  it('waits for a keyring that holds secrets instead of starting like a new device', async () => {
    await (await openSecrets({ dataDir, keyring: keyring(), platform: 'linux', log })).set('a', 'b');
    const away = await openSecrets({
      dataDir,
      keyring: keyring({ available: false }),
      platform: 'linux',
      log,
    });
    await expect(away.get('a')).rejects.toMatchObject({ code: 'SECRETS_UNAVAILABLE' });
    const locked = await openSecrets({
      dataDir,
      keyring: keyring({ problem: 'safeStorage is temporarily unavailable' }),
      platform: 'linux',
      log,
    });
    await expect(locked.get('a')).rejects.toMatchObject({ code: 'SECRETS_UNAVAILABLE' });
    expect(await (await openSecrets({ dataDir, keyring: keyring(), platform: 'linux', log })).get('a')).toBe(
      'b',
    );
  });
});
