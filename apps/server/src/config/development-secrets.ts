import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { configError } from './config-error.ts';

const DevelopmentSecrets = Type.Object({
  jwtSecret: Type.String(),
  licenseSecret: Type.String(),
  encryptionKey: Type.String(),
  leaseSigningKey: Type.String(),
  leaseKeyIntroductions: Type.Optional(Type.String()),
});
type DevelopmentSecrets = Static<typeof DevelopmentSecrets>;

/**
 * Secrets for a machine that is no production server: made at the first start, kept in `secrets.json` (0600) so
 * that issued licenses and sessions survive a restart.
 */
export function loadDevelopmentSecrets(dataDir: string): DevelopmentSecrets {
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return readSecretsFile(path);
  const { privateKey } = generateKeyPairSync('ed25519');
  const secrets: DevelopmentSecrets = {
    jwtSecret: randomBytes(48).toString('base64url'),
    licenseSecret: randomBytes(48).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
    leaseSigningKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

function readSecretsFile(path: string): DevelopmentSecrets {
  const problem = `the secrets in ${path} cannot be read; restore the file, or delete the whole data folder`;
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Value.Check(DevelopmentSecrets, parsed)) return parsed;
  } catch (cause) {
    throw Object.assign(configError('DATA_DIR', problem), { cause });
  }
  throw configError('DATA_DIR', problem);
}
