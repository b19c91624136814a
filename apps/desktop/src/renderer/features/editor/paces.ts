import { DEFAULT_PACE } from '@mywasender/campaigns/pace/settings';
import type { Pace } from '@mywasender/contract/models/campaign';

/** Paces in plain words. `normal` is the default of `packages/campaigns`; the others are our judgement. */
export const PACES = {
  gentle: { minGapSeconds: 40, maxGapSeconds: 120, perMinute: 1, perHour: 30, perDay: 100 },
  normal: {
    minGapSeconds: DEFAULT_PACE.minGapMs / 1000,
    maxGapSeconds: DEFAULT_PACE.maxGapMs / 1000,
    perMinute: DEFAULT_PACE.perMinute,
    perHour: DEFAULT_PACE.perHour,
    perDay: DEFAULT_PACE.perDay,
  },
  quick: { minGapSeconds: 10, maxGapSeconds: 40, perMinute: 5, perHour: 120, perDay: 800 },
} as const satisfies Record<string, Pace>;

export const PACE_NAMES = ['gentle', 'normal', 'quick', 'own'] as const;
export type PaceName = (typeof PACE_NAMES)[number];

const FIELDS = ['minGapSeconds', 'maxGapSeconds', 'perMinute', 'perHour', 'perDay'] as const;

/** Which of the named paces this is; `own` when it is none of them. */
export function paceName(pace: Pace): PaceName {
  const same = (name: keyof typeof PACES) => FIELDS.every((field) => PACES[name][field] === pace[field]);
  return (['gentle', 'normal', 'quick'] as const).find(same) ?? 'own';
}
