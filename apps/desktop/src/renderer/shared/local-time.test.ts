import { expect, it } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-time.ts';

it('goes there and back to the minute', () => {
  const at = new Date(2026, 10, 21, 9, 5).getTime();
  expect(toLocalInput(at)).toBe('2026-11-21T09:05');
  expect(fromLocalInput('2026-11-21T09:05')).toBe(at);
});

it('takes an unfinished field for none', () => {
  expect(toLocalInput(null)).toBe('');
  expect(fromLocalInput('')).toBeNull();
  expect(fromLocalInput('2026-11-')).toBeNull();
});
