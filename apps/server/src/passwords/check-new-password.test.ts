import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { judgePassword } from './check-new-password.ts';
import { commonPasswords, isCommonPassword } from './common-passwords.ts';

const owner = { email: 'rita.sellers@florist-paris.example', name: 'Rita Sellers' };

it.each([
  ['seven77', 'PASSWORD_TOO_SHORT'],
  ['ñandú+1', 'PASSWORD_TOO_SHORT'],
  ['ü'.repeat(37), 'PASSWORD_TOO_LONG'],
  ['password123', 'PASSWORD_COMMON'],
  ['PassWord1', 'PASSWORD_COMMON'],
  ['qwertyuiop', 'PASSWORD_COMMON'],
  ['MyWaSender2026', 'PASSWORD_PERSONAL'],
  ['rita-sellers', 'PASSWORD_PERSONAL'],
  ['florist-PARIS!', 'PASSWORD_PERSONAL'],
  ['rita.sellers@florist-paris.example', 'PASSWORD_PERSONAL'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'PASSWORD_WEAK'],
  ['abcdefghijkl2', 'PASSWORD_WEAK'],
  ['correct horse battery', null],
  ['rita buys nine grey umbrellas', null],
  ['    leading and trailing    ', null],
  ['صندوق البريد القديم', null],
  ['x7#kQ!m2Zp', null],
])('%s: %s', async (password, problem) => {
  expect((await judgePassword({ password, ...owner })).problem).toBe(problem);
});

it('72 bytes are taken, 73 are not, whatever the characters', async () => {
  const words = 'every byte of this sentence counts up to the very last one of them all, ';
  expect(Buffer.byteLength(words)).toBe(72);
  expect((await judgePassword({ password: words })).problem).toBeNull();
  expect((await judgePassword({ password: `${words}.` })).problem).toBe('PASSWORD_TOO_LONG');
  expect((await judgePassword({ password: `${words.slice(0, 71)}é` })).problem).toBe('PASSWORD_TOO_LONG');
});

it('the list has 100,000 entries, from the first to the last, and takes few others for one', () => {
  expect(commonPasswords().entries).toBe(100_000);
  for (const known of ['password', '12345678', 'trustno1', 'smokey24']) {
    expect(isCommonPassword(known), known).toBe(true);
  }
  const random = Array.from({ length: 100_000 }, (_, index) =>
    createHash('sha256').update(String(index)).digest('base64url').slice(0, 12),
  );
  // 0.0042 % expected by the theory of the filter
  expect(random.filter((text) => isCommonPassword(text)).length).toBeLessThan(12);
});
