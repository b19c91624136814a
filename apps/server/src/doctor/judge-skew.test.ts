import { expect, it } from 'vitest';
import { judgeSkew } from './judge-skew.ts';

it.each([
  [200, 'ok', '0.2 s ahead of'],
  [-4900, 'ok', '4.9 s behind'],
  [-6000, 'warn', '6.0 s behind'],
  [31_000, 'fail', '31.0 s ahead of'],
])('a clock that is %d ms off: %s', (ms, state, words) => {
  expect(judgeSkew('the clock', ms)).toMatchObject({ state, found: `the clock is ${words} this machine’s` });
});
