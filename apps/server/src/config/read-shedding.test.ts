import { expect, it } from 'vitest';
import { readShedding } from './read-shedding.ts';

const DATABASE_URL = 'postgresql://localhost/licenses';

it.each([
  [{ DATABASE_URL }, 1000],
  [{}, 0],
  [{ SHED_AT_DELAY_MS: '250' }, 250],
  [{ DATABASE_URL, SHED_AT_DELAY_MS: '0' }, 0],
])('%o sheds at %d ms', (env, maxDelayMs) => {
  expect(readShedding(env)).toEqual({ maxDelayMs });
});

it.each(['-1', '1s', '1000000'])('SHED_AT_DELAY_MS=%s is refused', (value) => {
  expect(() => readShedding({ SHED_AT_DELAY_MS: value })).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ variable: 'SHED_AT_DELAY_MS' }) }),
  );
});
