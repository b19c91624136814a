import { expect, it } from 'vitest';
import { isKnownChat, newChatsPerDay } from './warm-up.ts';

it('raises new chats at clean days 0, 4, 8 and 15', () => {
  expect([0, 3, 4, 7, 8, 14, 15, 400].map(newChatsPerDay)).toEqual([20, 20, 50, 50, 100, 100, 200, 200]);
  expect(newChatsPerDay(-1)).toBe(20);
});

it('knows people for 90 days after they wrote', () => {
  const day = 86_400_000;
  expect(isKnownChat(null, 0)).toBe(false);
  expect(isKnownChat(0, 89 * day)).toBe(true);
  expect(isKnownChat(0, 90 * day)).toBe(false);
});
