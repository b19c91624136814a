import { afterEach, beforeEach, expect, it } from 'vitest';
import { startOf } from './report-campaign.ts';

const zone = process.env.TZ;
const shown = (unit: 'hour' | 'day', at: string) => new Date(startOf(unit, Date.parse(at))).toISOString();

beforeEach(() => {
  delete process.env.TZ;
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it.each([
  ['America/New_York', 'day', '2026-11-21T12:05:00Z', '2026-11-21T05:00:00.000Z'],
  ['America/New_York', 'day', '2026-11-21T04:45:00Z', '2026-11-20T05:00:00.000Z'],
  ['Asia/Kolkata', 'day', '2026-11-21T18:30:00Z', '2026-11-21T18:30:00.000Z'],
  ['Asia/Kolkata', 'hour', '2026-11-21T18:15:00Z', '2026-11-21T17:30:00.000Z'],
  ['Asia/Kathmandu', 'day', '2026-11-21T18:15:00Z', '2026-11-21T18:15:00.000Z'],
] as const)('in %s the %s of %s begins at %s', (TZ, unit, at, begin) => {
  process.env.TZ = TZ;
  expect(shown(unit, at)).toBe(begin);
});
