import { describe, expect, it } from 'vitest';
import { memoryClass } from './read-hardware.ts';

describe('memoryClass', () => {
  it.each([
    [8 * 2 ** 30, '8 GB'],
    [7.6 * 2 ** 30, '8 GB'],
    [15.4 * 2 ** 30, '16 GB'],
    [8.1 * 2 ** 30, '16 GB'],
    [0.9 * 2 ** 30, '1 GB'],
  ])('%d bytes are in the class of %s', (bytes, expected) => {
    expect(memoryClass(bytes)).toBe(expected);
  });
});
