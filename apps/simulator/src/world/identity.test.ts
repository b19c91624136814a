import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digitsOf, lidOf, phoneOfProfile } from './identity.ts';

it('a profile that is a number has that number, any other a stable one of its own', () => {
  expect(phoneOfProfile('+55 (11) 98765-4321')).toBe('5511987654321');
  expect(phoneOfProfile('shop')).toBe(phoneOfProfile('shop'));
  expect(phoneOfProfile('shop')).toMatch(/^1555\d{7}$/);
  expect(phoneOfProfile('shop')).not.toBe(phoneOfProfile('clinic'));
});

it('a LID is stable, 15 digits long, and belongs to one number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8,15}$/), fc.stringMatching(/^\d{8,15}$/), (a, b) => {
      expect(lidOf(a)).toMatch(/^[1-9]\d{14}$/);
      if (a !== b) expect(lidOf(a)).not.toBe(lidOf(b));
    }),
  );
});

it('a number is the same however it is written', () => {
  expect(digitsOf('+55 11 98765-4321')).toBe(digitsOf('5511987654321'));
});
