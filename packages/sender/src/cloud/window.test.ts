import { expect, it } from 'vitest';
import { isWindowOpen } from './window.ts';

it('the window is open for 24 hours after the person wrote, and for nobody who never did', () => {
  const at = Date.UTC(2026, 10, 23);
  expect(isWindowOpen(at, at + 86_399_999)).toBe(true);
  expect(isWindowOpen(at, at + 86_400_000)).toBe(false);
  expect(isWindowOpen(null, at)).toBe(false);
});
