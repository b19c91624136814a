import { expect, it } from 'vitest';
import { maskNumbers } from './mask-numbers.ts';

it('leaves a number unrecognisable and the rest readable', () => {
  expect(maskNumbers('Chat not found for 5511987654321@c.us (code 404)')).toBe(
    'Chat not found for …21@c.us (code 404)',
  );
});
