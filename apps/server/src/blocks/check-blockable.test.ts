import { expect, it } from 'vitest';
import { codeOf } from '../testing/at-once.ts';
import { checkBlockable } from './check-blockable.ts';
import { formatNetwork } from './network.ts';

const own = { ip: '198.51.100.9', trustedProxies: ['10.1.1.1', '192.0.2.0/28', '2001:db8:ffff::/48'] };
const check = async (text: string, from = own.ip) => checkBlockable(text, { ...own, ip: from });

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.0.0/16', '203.0.0.0/16'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:7::1', '2001:db8:0:7::/64'],
  ['2001:db8:0:7::1/127', '2001:db8:0:7::/64'],
  ['2001:db8::/48', '2001:db8::/48'],
])('%s is blocked as %s', async (text, expected) => {
  expect(formatNetwork(await check(text))).toBe(expected);
});

it.each([
  ['nobody', 'VALIDATION_FAILED'],
  ['203.0.0.0/15', 'VALIDATION_FAILED'],
  ['0.0.0.0/0', 'VALIDATION_FAILED'],
  ['::ffff:203.0.113.0/100', 'VALIDATION_FAILED'],
  ['2001:db8::/47', 'VALIDATION_FAILED'],
  ['198.51.100.9', 'ADDRESS_NOT_BLOCKABLE'],
  ['198.51.0.0/16', 'ADDRESS_NOT_BLOCKABLE'],
  ['::ffff:198.51.100.9', 'ADDRESS_NOT_BLOCKABLE'],
  ['127.0.0.1', 'ADDRESS_NOT_BLOCKABLE'],
  ['127.3.0.0/16', 'ADDRESS_NOT_BLOCKABLE'],
  ['::1', 'ADDRESS_NOT_BLOCKABLE'],
  ['::ffff:0:0/90', 'ADDRESS_NOT_BLOCKABLE'],
  ['10.1.1.1', 'ADDRESS_NOT_BLOCKABLE'],
  ['10.1.0.0/16', 'ADDRESS_NOT_BLOCKABLE'],
  ['192.0.2.14', 'ADDRESS_NOT_BLOCKABLE'],
  ['2001:db8:ffff:3::7', 'ADDRESS_NOT_BLOCKABLE'],
])('%s is refused: %s', async (text, code) => {
  expect(await codeOf(check(text))).toBe(code);
});

it('an admin on IPv6 keeps the whole line, and one on IPv4 written as IPv6 the address', async () => {
  expect(await codeOf(check('2001:db8:0:7::1', '2001:db8:0:7::2'))).toBe('ADDRESS_NOT_BLOCKABLE');
  expect(await codeOf(check('198.51.100.9', '::ffff:198.51.100.9'))).toBe('ADDRESS_NOT_BLOCKABLE');
});
