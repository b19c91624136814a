import type { AdminPlan } from '@mywasender/contract/http/plans';
import { describe, expect, it } from 'vitest';
import { bodyOf, readEntitlements, readLimits, valuesOf } from './plan-values.ts';

const settings = {
  name: 'Standard',
  description: 'Two computers for a year',
  deviceLimit: 2,
  durationDays: null,
  expiryBasis: 'creation',
  entitlements: ['campaigns', 'inbox'],
  limits: { profiles: 2, contacts: 5000 },
  swapLimit: 0,
  swapWindowDays: 30,
  minAppVersion: '1.4.0',
  offlineDays: 7,
  sellerBounds: { deviceLimit: 5, entitlements: ['api'], limits: { profiles: 9 } },
} as const;

describe('a plan in its form', () => {
  it('comes out as it went in', () => {
    const plan: AdminPlan = {
      ...structuredClone(settings),
      entitlements: [...settings.entitlements],
      sellerBounds: { ...settings.sellerBounds, entitlements: [...settings.sellerBounds.entitlements] },
      id: '3c4d5e6f-7081-492a-b3c4-d5e6f708192a',
      trial: false,
      active: true,
      licenses: 12,
      version: 0,
      createdAt: '2026-03-01T08:00:00.000Z',
    };
    expect(bodyOf(valuesOf(plan))).toEqual(settings);
  });

  it.each([
    ['campaigns, inbox,,campaigns', ['campaigns', 'inbox'], null],
    ['', [], null],
    ['campaigns, In box', ['campaigns', 'In box'], 'In box'],
  ])('reads the features of %j', (typed, items, bad) => {
    expect(readEntitlements(typed)).toEqual({ items, bad });
  });

  it.each([
    ['profiles: 2\n\ncontacts:500', { profiles: 2, contacts: 500 }, null],
    ['profiles = 2', {}, 'profiles = 2'],
    ['profiles: 2\ncontacts: many', { profiles: 2 }, 'contacts: many'],
    ['profiles: 10000000000', {}, 'profiles: 10000000000'],
  ])('reads the limits of %j', (typed, limits, bad) => {
    expect(readLimits(typed)).toEqual({ limits, bad });
  });
});
