import { expect, it } from 'vitest';
import { splitTags } from './split-tags.ts';

it.each([
  ['', []],
  [' ; , ', []],
  ['vip', ['vip']],
  ['VIP, newsletter;vip ;  two   words ', ['VIP', 'newsletter', 'two words']],
  [`${'x'.repeat(59)} yz`, ['x'.repeat(59)]],
  ['नया,قديم', ['नया', 'قديم']],
])('reads %j as %j', (cell, tags) => {
  expect(splitTags(cell)).toEqual(tags);
});
