import { expect, it } from 'vitest';
import { judgeEffect } from './judge-effect.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-26T12:00:00Z');
const at = (ago: number) => new Date(NOW - ago);
const revoked = { status: 'revoked', suspendedAt: null, revokedAt: at(HOUR), expiresAt: null } as const;
const device = {
  id: 'd',
  name: 'Front desk',
  platform: 'linux',
  status: 'active',
  lastSeenAt: at(2 * HOUR),
  toldCode: 'VALID',
  toldAt: at(30 * DAY),
  offlineUntil: null,
} as const;
const judge = (changes: object, license: object = {}) =>
  judgeEffect({ ...revoked, ...license }, [{ ...device, ...changes }], new Date(NOW));
const graceEnd = new Date(NOW - 2 * HOUR + 5 * 60_000 + 7 * DAY).toISOString();

it.each([
  ['one that has not asked goes on to the end of its last lease', {}, {}, [false, graceEnd]],
  ['one of which nothing is known as well', { toldCode: null, toldAt: null }, {}, [false, graceEnd]],
  [
    'one with a file runs as long as that',
    { offlineUntil: at(-20 * DAY) },
    {},
    [false, '2026-12-16T12:00:00.000Z'],
  ],
  ['no lease outlasts its license', {}, { expiresAt: at(-DAY) }, [false, '2026-11-27T12:00:00.000Z']],
  ['a lease that has run out is a stop', { lastSeenAt: at(8 * DAY) }, {}, [true, '2026-11-25T12:05:00.000Z']],
  ['refused is stopped', { toldCode: 'REVOKED', toldAt: at(1) }, {}, [true, null]],
  ['refused before is stopped too', { toldCode: 'DEVICE_MISMATCH', toldAt: at(3 * DAY) }, {}, [true, null]],
])('%s', (_name, changes, license, [stopped, runsUntil]) => {
  const effect = judge(changes, license);
  expect(effect.devices).toMatchObject([{ stopped, runsUntil }]);
  expect([effect.stopped, effect.until]).toEqual(stopped === true ? [1, null] : [0, runsUntil]);
});

it.each([
  ['removed before, still on its lease', { status: 'removed' }, 1],
  ['removed, refused since', { status: 'removed', toldCode: 'REVOKED', toldAt: at(1), lastSeenAt: at(1) }, 1],
  ['removed and refused before', { status: 'removed', toldCode: 'DEVICE_UNKNOWN', toldAt: at(2 * HOUR) }, 0],
  ['removed, its lease over before', { status: 'removed', lastSeenAt: at(8 * DAY) }, 0],
  ['blocked', { status: 'blocked', toldCode: 'DEVICE_BLOCKED', toldAt: at(DAY) }, 1],
])('counts: %s', (_name, changes, count) => {
  expect(judge(changes).devices).toHaveLength(count);
});

it('begins with the suspension, and lists first those that go on', () => {
  const effect = judgeEffect(
    { ...revoked, status: 'suspended', suspendedAt: at(DAY), revokedAt: null },
    [
      { ...device, id: 'a', toldCode: 'SUSPENDED', toldAt: at(HOUR) },
      { ...device, id: 'b', lastSeenAt: at(3 * DAY) },
      { ...device, id: 'c', lastSeenAt: at(DAY) },
    ],
    new Date(NOW),
  );
  expect(effect.since).toBe(at(DAY).toISOString());
  expect(effect.devices.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect([effect.stopped, effect.until]).toEqual([1, effect.devices[0]?.runsUntil]);
});
