import { configError } from './config-error.ts';

const PLACEHOLDER = /change|placeholder|example|secret|password|your[-_ ]|xxxx|1234567|abcdef/i;

/** At least 32 characters of random looking text. */
export function readSecret(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw configError(name, 'is required in production');
  if (value.length < 32) throw configError(name, 'is too short: at least 32 random characters are needed');
  if (PLACEHOLDER.test(value) || new Set(value).size < 12) {
    throw configError(name, 'looks like a placeholder; make one with: openssl rand -base64 48');
  }
  return value;
}

/** Comma-separated base64 or hex keys of 32 bytes; the first encrypts, the others still decrypt. */
export function readEncryptionKeys(value: string | undefined): Buffer[] {
  if (value === undefined || value === '') throw configError('ENCRYPTION_KEY', 'is required in production');
  return value.split(',').map((part) => {
    const text = part.trim();
    const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
    if (key.length !== 32) {
      throw configError(
        'ENCRYPTION_KEY',
        'must be 32 bytes in base64; make one with: openssl rand -base64 32',
      );
    }
    if (new Set(key).size < 12) throw configError('ENCRYPTION_KEY', 'is not random');
    return key;
  });
}
