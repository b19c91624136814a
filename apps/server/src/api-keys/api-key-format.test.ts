import { expect, it } from 'vitest';
import { sha256 } from '../crypto/digest.ts';
import { createApiKey, readGenuineKey } from './api-key-format.ts';

const secret = Buffer.alloc(32, 7);

it('reads the keys it made, as their hash, and nothing else', () => {
  const key = createApiKey(secret);
  expect(key).toMatch(/^mws_live_[0-9a-f]{52}$/);
  expect(createApiKey(secret)).not.toBe(key);
  expect(readGenuineKey(secret, key)).toEqual(sha256(key));
  expect(readGenuineKey(Buffer.alloc(32, 8), key)).toBeNull();
  const changed = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
  for (const other of [
    changed,
    key.toUpperCase(),
    `${key}0`,
    key.slice(0, -1),
    key.replace('live', 'test'),
    '',
  ]) {
    expect(readGenuineKey(secret, other)).toBeNull();
  }
});
