import { AppError } from '@mywasender/contract/app-error';
import type { License } from '@mywasender/contract/http/licenses';
import { expect, it } from 'vitest';
import { listOfEnds, nameLicenses } from './name-licenses.ts';

const text = ((key: string, params: Record<string, string | number>) =>
  key === 'licenses.keyEnd' ? `…${params.end}` : `and ${params.count} more`) as Parameters<
  typeof listOfEnds
>[0];
const licenses = [
  { id: 'a', keyEnd: 'AAAAA' },
  { id: 'b', keyEnd: 'BBBBB' },
] as License[];

it('names licenses by the ends of their keys, what it does not know by its id', () => {
  const refused = new AppError('LICENSES_REFUSED', { count: 2, ids: 'b, x', reason: 'r' });
  expect(nameLicenses(text, refused, licenses)).toMatchObject({
    code: 'LICENSES_REFUSED',
    params: { count: 2, ids: '…BBBBB, …x', reason: 'r' },
  });
});

it('leaves other errors as they are', () => {
  const other = new AppError('FORBIDDEN');
  expect(nameLicenses(text, other, licenses)).toBe(other);
});

it('counts what would be too long a list', () => {
  expect(listOfEnds(text, Array(10).fill('AAAAA'))).toMatch(/(…AAAAA, ){7}…AAAAA and 2 more$/);
});
