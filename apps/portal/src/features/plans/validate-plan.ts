import type { useText } from '../../shared/use-text.ts';
import { type PlanValues, readEntitlements, readLimits } from './plan-values.ts';

type Text = ReturnType<typeof useText>;

/** What is wrong with each field of a plan, in words; the bounds are those of the server. */
export function planRules(text: Text) {
  const whole = (least: number, most: number, optional: boolean) => (value: string | number) => {
    if (value === '' && optional) return null;
    const number = Number(value);
    const fits = value !== '' && Number.isInteger(number) && number >= least && number <= most;
    return fits ? null : text('plans.badNumber', { least, most });
  };
  const features = (typed: string) => {
    const { bad } = readEntitlements(typed);
    return bad === null ? null : text('plans.badEntitlements', { word: bad });
  };
  const limits = (typed: string) => {
    const { bad } = readLimits(typed);
    return bad === null ? null : text('plans.badLimits', { word: bad });
  };
  const days = whole(1, 36_500, true);
  return {
    name: (value: string) => (value.trim() === '' ? text('plans.nameMissing') : null),
    deviceLimit: whole(1, 10_000, false),
    durationDays: (value: string | number, { trial, expiryBasis }: PlanValues) =>
      value === '' && (trial || expiryBasis === 'first-activation') ? text('plans.daysMissing') : days(value),
    entitlements: features,
    limits,
    swapLimit: whole(0, 10_000, false),
    swapWindowDays: whole(1, 366, false),
    minAppVersion: (value: string) =>
      /^(\d{1,9}\.\d{1,9}\.\d{1,9})?$/.test(value.trim()) ? null : text('plans.badVersion'),
    offlineDays: whole(0, 366, false),
    boundDevices: whole(1, 10_000, true),
    boundSwaps: whole(0, 10_000, true),
    boundEntitlements: features,
    boundLimits: limits,
  };
}
