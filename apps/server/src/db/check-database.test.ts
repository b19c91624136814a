import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDatabaseCheck } from './check-database.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives up on a database that does not answer, having asked once for everybody', async () => {
  const query = vi.fn(() => new Promise<never>(() => undefined));
  const check = createDatabaseCheck({ query });
  const asked = Promise.allSettled(Array.from({ length: 50 }, check));
  await vi.advanceTimersByTimeAsync(3000);
  expect((await asked).every(({ status }) => status === 'rejected')).toBe(true);
  expect(query).toHaveBeenCalledTimes(1);
});

it('asks again each time it is asked', async () => {
  const query = vi.fn(async () => undefined);
  const check = createDatabaseCheck({ query });
  await check();
  await check();
  expect(query).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});
