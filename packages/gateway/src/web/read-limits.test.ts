import { describe, expect, it } from 'vitest';
import { readLimits } from './read-limits.ts';

describe("WhatsApp's own meter", () => {
  it('reads seconds as text or number', () => {
    expect(
      readLimits({
        timeLock: { is_active: true, time_enforcement_ends: '1795257968' },
        newChats: {
          total_quota: 50,
          used_quota: '41',
          capping_status: 'FIRST_WARNING',
          cycle_end_timestamp: 1795257968,
        },
      }),
    ).toEqual({
      timeLock: { active: true, endsAt: 1_795_257_968_000 },
      newChats: { total: 50, used: 41, status: 'first-warning', cycleEndsAt: 1_795_257_968_000 },
    });
  });

  it('leaves out what the account does not report', () => {
    expect(readLimits({ timeLock: null, newChats: null })).toEqual({});
    expect(readLimits({ timeLock: { is_active: 'yes' }, newChats: { total_quota: 50 } })).toEqual({});
    expect(readLimits({ timeLock: { is_active: false, time_enforcement_ends: null } })).toEqual({
      timeLock: { active: false },
    });
  });

  it('takes no number for a limit that cannot be one', () => {
    for (const used of [-1, 1.5, 1e300, 'many', {}, []])
      expect(readLimits({ newChats: { total_quota: 50, used_quota: used } })).toEqual({});
    for (const end of [1e300, 4_102_444_801, -5, 'soon', {}, []])
      expect(readLimits({ timeLock: { is_active: true, time_enforcement_ends: end } })).toEqual({
        timeLock: { active: true },
      });
    expect(readLimits({ timeLock: 'x'.repeat(9), newChats: ['__proto__'] })).toEqual({});
  });
});
