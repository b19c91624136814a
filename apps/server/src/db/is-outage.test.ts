import { expect, it } from 'vitest';
import { isOutage } from './is-outage.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  ['a refused connection', coded('ECONNREFUSED')],
  ['a server that stops', coded('57P01')],
  ['too many connections', coded('53300')],
  ['a connection failure', coded('08006')],
  ['a deadlock', coded('40P01')],
  ['Prisma without a server', coded('P1001')],
  ['a transaction that took too long', coded('P2028')],
  ['a cut connection', new Error('Connection terminated unexpectedly')],
  ['a pool that waited', new Error('timeout exceeded when trying to connect')],
  [
    'a statement by hand',
    Object.assign(coded('P2010'), {
      meta: { driverAdapterError: new Error('z', { cause: { kind: 'DatabaseNotReachable' } }) },
    }),
  ],
  ['one inside another', new Error('x', { cause: new Error('y', { cause: coded('ECONNRESET') }) })],
])('%s is an outage', (_name, error) => {
  expect(isOutage(error)).toBe(true);
});

it.each([
  ['a broken rule', coded('23505')],
  ['an unknown column', coded('42703')],
  ['a wrong call of Prisma', coded('P2009')],
  ['a bug', new TypeError('x is undefined')],
  ['no error', 'ECONNREFUSED'],
])('%s is none', (_name, error) => {
  expect(isOutage(error)).toBe(false);
});

it('ends with causes that go round in a circle', () => {
  const error = new Error('x');
  error.cause = error;
  expect(isOutage(error)).toBe(false);
});
