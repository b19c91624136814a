import { AppError } from '@mywasender/contract/app-error';
import { expect, it } from 'vitest';
import { type Check, ok } from './check.ts';
import { runChecks, skipChecks } from './run-checks.ts';

const good: Check<null> = { name: 'good', run: () => ok('fine') };

it('a check that throws has failed, with its cause, and the others go on', async () => {
  const wrapped = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') });
  const checks: Check<null>[] = [
    {
      name: 'at-once',
      run: () => {
        throw wrapped;
      },
    },
    {
      name: 'later',
      run: () => Promise.reject(new AppError('CONFIG_INVALID', { variable: 'X', problem: 'is wrong' })),
    },
    { name: 'no-error', run: () => Promise.reject(new AggregateError([new Error('first of several')], '')) },
    good,
  ];
  expect((await runChecks(checks, null)).map(({ name, state, found }) => [name, state, found])).toEqual([
    ['at-once', 'fail', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['later', 'fail', 'X: is wrong'],
    ['no-error', 'fail', 'first of several'],
    ['good', 'ok', 'fine'],
  ]);
});

it('a check that does not end has failed, and nobody waits for it', async () => {
  const endless: Check<null> = { name: 'endless', run: () => new Promise(() => undefined) };
  const [late, fine] = await runChecks([endless, good], null, 1);
  expect(late).toMatchObject({ state: 'fail', found: 'no answer within 0.001 s' });
  expect(fine).toEqual({ name: 'good', state: 'ok', found: 'fine', mend: null });
});

it('what could not be looked at says so', () => {
  expect(skipChecks([good], 'nobody is there')).toEqual([
    { name: 'good', state: 'skipped', found: 'nobody is there', mend: null },
  ]);
});
