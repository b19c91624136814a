import { describe, expect, it } from 'vitest';
import { formatNetwork, type Network, overlap, parseNetwork, withBits } from './network.ts';

const read = (text: string): Network => {
  const network = parseNetwork(text);
  if (network === null) throw new Error(`${text} is no network`);
  return network;
};

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:7::1', '2001:db8:0:7::1'],
    ['2001:db8:0:7::1/64', '2001:db8:0:7::/64'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::', '::'],
    ['::/64', '::/64'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['::ffff:203.0.113.7/120', '203.0.113.0/24'],
    ['64:ff9b::203.0.113.7', '64:ff9b::cb00:7107'],
  ])('%s is read as %s', (text, expected) => {
    expect(formatNetwork(read(text))).toBe(expected);
  });

  it.each([
    '',
    'localhost',
    '1.2.3',
    '01.2.3.4',
    '1.2.3.4/33',
    '1.2.3.4/-1',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    '::/129',
    ':::',
  ])('%s is none', (text) => {
    expect(parseNetwork(text)).toBeNull();
  });

  it.each([
    ['10.0.0.0/8', '10.9.8.7', true],
    ['10.9.8.7', '10.0.0.0/8', true],
    ['10.0.0.0/8', '11.0.0.0/16', false],
    ['2001:db8::/48', '2001:db8:0:ffff::/64', true],
    ['2001:db8::/48', '2001:db8:1::/64', false],
    ['127.0.0.0/8', '::ffff:127.0.0.1', true],
    ['0.0.0.0/0', '::/0', false],
  ])('%s and %s share an address: %s', (one, other, expected) => {
    expect(overlap(read(one), read(other))).toBe(expected);
  });

  it('is widened to fewer bits', () => {
    expect(formatNetwork(withBits({ ...read('2001:db8:0:7::1'), bits: 64 }))).toBe('2001:db8:0:7::/64');
  });
});
