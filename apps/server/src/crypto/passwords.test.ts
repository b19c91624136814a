import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './passwords.ts';

describe('passwords', () => {
  const passwords = createPasswordHasher({ cost: 4 });

  it('are told from others, also beyond the 72 bytes bcrypt reads', async () => {
    const full = 'a'.repeat(72);
    const hash = await passwords.hash(full);
    expect(await passwords.verify(full, hash)).toBe(true);
    expect(await passwords.verify(`${full}b`, hash)).toBe(false);
    expect(await passwords.verify('a'.repeat(71), hash)).toBe(false);
    await expect(passwords.hash(`${full}b`)).rejects.toMatchObject({ code: 'PASSWORD_TOO_LONG' });
  });

  it('of nobody are always wrong', async () => {
    expect(await passwords.verify('an account that does not exist', null)).toBe(false);
  });

  it('are not queued without end: the rest is told to come back, nothing gets stuck', async () => {
    const results = await Promise.allSettled(Array.from({ length: 200 }, () => passwords.verify('x', null)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(100);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await passwords.verify('x', null)).toBe(false);
  });
});
