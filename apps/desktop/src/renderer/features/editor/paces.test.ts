import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { describe, expect, it } from 'vitest';
import { PACES, paceName } from './paces.ts';

describe('named paces', () => {
  it.each(Object.entries(PACES))('%s stays below every hard ceiling', (_name, pace) => {
    expect(pace.minGapSeconds * 1000).toBeGreaterThanOrEqual(HARD_CEILINGS.minGapMs);
    expect(pace.maxGapSeconds).toBeGreaterThan(pace.minGapSeconds);
    expect(pace.perMinute).toBeLessThanOrEqual(HARD_CEILINGS.perMinute);
    expect(pace.perHour).toBeLessThanOrEqual(HARD_CEILINGS.perHour);
    expect(pace.perDay).toBeLessThanOrEqual(HARD_CEILINGS.perDay);
  });

  it('are told apart', () => {
    expect(paceName(PACES.gentle)).toBe('gentle');
    expect(paceName({ ...PACES.normal })).toBe('normal');
    expect(paceName({ ...PACES.normal, perDay: 399 })).toBe('own');
  });
});
