import { expect, it } from 'vitest';
import { textSize } from './text-size.ts';

it.each([
  ['', 0, 0],
  ['Hello', 5, 5],
  ['👍🏽', 1, 4],
  ['👩‍👩‍👧‍👦!', 2, 12],
  ['नमस्ते', 3, 6],
  ['e\u0301', 1, 2],
])('%j has %i characters and %i units', (text, characters, units) => {
  expect(textSize(text)).toEqual({ characters, units, limit: 4096 });
});
