import { expect, it } from 'vitest';
import type { CheckResult } from './check.ts';
import { hasFailed, toJson, toTable } from './report.ts';

const good: CheckResult = { name: 'secrets', state: 'ok', found: 'long and random', mend: null };
const bad: CheckResult = { name: 'hsts', state: 'fail', found: 'no header', mend: 'Pass it on.' };
const shy: CheckResult = { name: 'redis', state: 'skipped', found: 'not used', mend: null };
const careful: CheckResult = { name: 'admins', state: 'warn', found: 'one', mend: 'Make another.' };
const report = (results: CheckResult[]) =>
  ({ phase: 'after', version: '0.1.0', at: new Date(0), results }) as const;

it('is a line per check, under it what to do, and a sum', () => {
  expect(toTable(report([good, bad, shy, careful]))).toBe(
    [
      'ok       secrets  long and random',
      'FAIL     hsts     no header',
      '                  → Pass it on.',
      'skipped  redis    not used',
      'warn     admins   one',
      '                  → Make another.',
      '',
      '4 checks: 1 ok, 1 warn, 1 fail, 1 skipped.',
      '',
    ].join('\n'),
  );
});

it('has failed when one check has; a warning is none', () => {
  expect([hasFailed([good, shy, careful]), hasFailed([good, bad])]).toEqual([false, true]);
});

it('tells machines the same', () => {
  expect(JSON.parse(toJson(report([good, bad])))).toEqual({
    phase: 'after',
    version: '0.1.0',
    at: '1970-01-01T00:00:00.000Z',
    failed: true,
    checks: [good, bad],
  });
});
