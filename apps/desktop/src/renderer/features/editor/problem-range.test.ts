import { expect, it } from 'vitest';
import { problemRange } from './problem-range.ts';

const marked = (text: string, code: string, params: Record<string, string | number> = {}) => {
  const range = problemRange(text, { code, params });
  return range === null ? null : text.slice(range.from, range.to);
};

it('finds the place of a problem in the text', () => {
  expect(marked('Hi {{name', 'syntax', { position: 3 })).toBe('{{');
  expect(marked('Hi {a', 'syntax', { position: 3 })).toBe('{');
  expect(marked('Hi', 'syntax', { position: 20_000 })).toBe('');
  expect(marked('Hi {{City|x}} {{ Città }} {{city}}', 'empty-field', { field: 'city' })).toBe('{{city}}');
  expect(marked('Hi {{ Città }}', 'unknown-field', { field: 'citta' })).toBe('{{ Città }}');
  expect(marked('{{#if city}}x{{/if}}', 'unknown-field', { field: 'city' })).toBe('{{#if city}}');
  expect(marked('see https://BIT.ly/x', 'link-shortener', { link: 'bit.ly' })).toBe('BIT.ly');
});

it('has none where the whole text is meant, or the text has changed since', () => {
  expect(marked('Hi', 'no-way-to-stop')).toBe(null);
  expect(marked('Hi', 'unknown-field', { field: 'city' })).toBe(null);
  expect(marked('Hi', 'link-shortener', { link: 'bit.ly' })).toBe(null);
});
