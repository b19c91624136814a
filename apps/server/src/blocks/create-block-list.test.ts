import { expect, it } from 'vitest';
import { createBlockList } from './create-block-list.ts';
import { parseNetwork } from './network.ts';

const at = (minutes: number) => new Date(minutes * 60_000);
const listOf = (...blocks: readonly (readonly [string, number])[]) =>
  createBlockList(
    blocks.flatMap(([text, minutes]) => {
      const network = parseNetwork(text);
      return network === null ? [] : [{ network, endsAt: at(minutes) }];
    }),
  );

it('an empty list blocks nobody', () => {
  expect(listOf()('203.0.113.7', at(0))).toBeNull();
});

it.each([
  ['203.0.113.7', true],
  ['203.0.113.8', false],
  ['::ffff:203.0.113.7', true],
  ['::ffff:cb00:7107', true],
  ['::203.0.113.7', false],
  ['198.51.7.7', true],
  ['198.52.0.1', false],
  ['2001:db8:0:7:ffff::1', true],
  ['2001:db8:0:7::1%eth0', true],
  ['2001:db8:0:8::1', false],
  ['', false],
  ['unknown', false],
])('%s: %s', (ip, blocked) => {
  const find = listOf(['203.0.113.7', 60], ['198.51.0.0/16', 60], ['2001:db8:0:7::/64', 60]);
  expect(find(ip, at(0)) !== null).toBe(blocked);
});

it('a block ends by itself; of two that overlap the later end counts', () => {
  const find = listOf(['203.0.113.7', 60], ['203.0.113.0/24', 90]);
  expect(find('203.0.113.7', at(59))).toEqual(at(90));
  expect(find('203.0.113.7', at(89))).toEqual(at(90));
  expect(find('203.0.113.7', at(90))).toBeNull();
});
