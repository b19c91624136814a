import { describe, expect, it } from 'vitest';
import { readLicenseFilters } from '../shared/license-filters.ts';
import { matchEntries } from './palette-entries.ts';
import { safeNext } from './safe-next.ts';
import { parseSearch, stringifySearch } from './search-string.ts';

describe('safeNext', () => {
  it.each([
    ['/reseller/licenses?q=a', '/reseller/licenses?q=a'],
    [null, null],
    ['', null],
    ['https://evil.example/', null],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['javascript:alert(1)', null],
  ])('%j leads to %j', (next, target) => {
    expect(safeNext(next)).toBe(target);
  });
});

describe('filters in the address', () => {
  it('survive a round trip, also those that look like numbers', () => {
    const filters = { q: '00123', status: 'active', planId: 'p1' } as const;
    expect(readLicenseFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
  });

  it('leave out what is none', () => {
    expect(readLicenseFilters({ q: '', status: 'gone', planId: 7, other: 'x' })).toEqual({});
    expect(stringifySearch({ q: undefined, status: '' })).toBe('');
  });
});

describe('entries of the command palette', () => {
  const pages = [
    { label: 'Quota ledger', group: 'Reseller' },
    { label: 'Sessions', group: 'My account' },
  ];

  it.each([
    ['', ['Quota ledger', 'Sessions']],
    ['LEDGER', ['Quota ledger']],
    ['reseller quo', ['Quota ledger']],
    ['account', ['Sessions']],
    ['quota account', []],
  ])('%j finds %j', (query, labels) => {
    expect(matchEntries(pages, query).map(({ label }) => label)).toEqual(labels);
  });
});
