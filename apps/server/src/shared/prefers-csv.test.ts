import { expect, it } from 'vitest';
import { prefersCsv } from './prefers-csv.ts';

it.each([
  [undefined, false],
  ['', false],
  ['*/*', false],
  ['text/*', false],
  ['application/json', false],
  ['text/csv', true],
  ['Text/CSV; charset=utf-8', true],
  ['text/csv, */*;q=0.1', true],
  ['text/csv;q=0', false],
  ['text/csv;q=0.5, application/json', false],
  ['text/csv, application/json;q=0.9', true],
  ['application/json, text/csv', false],
  ['text/csv, application/json', true],
  ['text/csv;q=nonsense', false],
])('%j: %s', (accept, expected) => {
  expect(prefersCsv(accept)).toBe(expected);
});
