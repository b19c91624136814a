import { expect, it } from 'vitest';
import { goodsOf } from './order-goods.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const license = (
  status: 'active' | 'suspended' | 'revoked',
  expiresAt: Date | null = null,
  takenBack = false,
) => ({
  takenBack,
  units: 0,
  unitsTaken: 0,
  license: { status, expiresAt },
});
const pack = (unitsTaken: number) => ({ takenBack: false, units: 10, unitsTaken, license: null });
const active = license('active');
const over = license('active', NOW);

it.each([
  ['none', []],
  ['ready', [active]],
  ['ready', [active, over]],
  ['resting', [active, license('suspended')]],
  ['over', [over, over]],
  ['part-taken', [active, license('revoked')]],
  ['part-taken', [license('suspended'), license('revoked')]],
  ['taken', [license('revoked')]],
  // the time of a license that goes on
  ['taken', [license('active', null, true)]],
  ['ready', [pack(0)]],
  ['part-taken', [pack(4)]],
  ['part-taken', [pack(10), pack(0)]],
  ['taken', [pack(10)]],
] as const)('%s: %j', (goods, items) => {
  expect(goodsOf(items, NOW)).toBe(goods);
});
