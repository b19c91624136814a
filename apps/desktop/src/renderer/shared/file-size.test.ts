import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [48_213, '48 kB'],
  [160_000_000, '160 MB'],
  [5_200_000_000, '5.2 GB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(fileSize(bytes, String)).toBe(shown);
});
