import { expect, it } from 'vitest';
import { checkAddressList, isAllowedAddress } from './address-list.ts';

it.each([
  [[], '198.51.100.1', true],
  [['203.0.113.7'], '203.0.113.7', true],
  [['203.0.113.7'], '::ffff:203.0.113.7', true],
  [['203.0.113.7'], '203.0.113.8', false],
  [['203.0.113.0/24'], '203.0.113.200', true],
  [['2001:db8::/48'], '2001:db8:0:9::1', true],
  [['2001:db8::/48'], '2001:db8:1::1', false],
  [['203.0.113.7'], '2001:db8::1', false],
  [['203.0.113.7'], '', false],
])('%j and %s: %s', (list, ip, allowed) => {
  expect(isAllowedAddress(list, ip)).toBe(allowed);
});

it.each(['localhost', '1.2.3', '1.2.3.4/33', '1.2.3.4/', '2001:db8::/129', '1.2.3.4/8/8'])(
  '%s is no entry',
  (entry) => {
    expect(() => checkAddressList([entry])).toThrow('VALIDATION_FAILED');
  },
);
