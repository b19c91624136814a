import { expect, it, vi } from 'vitest';
import { keepShortly } from './keep-shortly.ts';

const setUp = (load: (key: string) => Promise<string>) => {
  const clock = { ms: 0 };
  const looked = vi.fn(load);
  const read = keepShortly(looked, { forMs: 1000, now: () => new Date(clock.ms) });
  return { clock, looked, read };
};

it('looks once for all who ask at once and for a while after, by key', async () => {
  const { clock, looked, read } = setUp(async (key) => `${key}${looked.mock.calls.length}`);
  expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual(['a1', 'a1', 'b2']);
  clock.ms = 999;
  expect(await read('a')).toBe('a1');
  clock.ms = 1000;
  expect(await read('a')).toBe('a3');
  expect(looked).toHaveBeenCalledTimes(3);
});

it('counts the age from the beginning of the look, and looks again when the clock is set back', async () => {
  const gate = Promise.withResolvers<string>();
  const { clock, looked, read } = setUp(() =>
    looked.mock.calls.length === 1 ? gate.promise : Promise.resolve('new'),
  );
  const first = read('a');
  clock.ms = 900;
  gate.resolve('old');
  expect([await first, await read('a')]).toEqual(['old', 'old']);
  clock.ms = 1000;
  expect(await read('a')).toBe('new');
  clock.ms = 999;
  await read('a');
  expect(looked).toHaveBeenCalledTimes(3);
});

it('does not keep a failure, nor look twice while the first look lasts', async () => {
  const gate = Promise.withResolvers<string>();
  const { clock, looked, read } = setUp(() =>
    looked.mock.calls.length === 1 ? Promise.reject(new Error('away')) : gate.promise,
  );
  await expect(read('a')).rejects.toThrow('away');
  const first = read('a');
  clock.ms = 5000;
  const second = read('a');
  gate.resolve('here');
  expect(await Promise.all([first, second])).toEqual(['here', 'here']);
  expect(looked).toHaveBeenCalledTimes(2);
});
