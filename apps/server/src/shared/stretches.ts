import type { StatisticsQuery, StretchUnit } from '@mywasender/contract/http/statistics';

const DAY = 24 * 60 * 60_000;
const DEFAULT_DAYS = 90;
/** Beyond it days would be too thin to see. */
const MOST_SINGLE_DAYS = 90;

export interface Stretches {
  readonly unit: StretchUnit;
  /** their first days in UTC, oldest first: `2026-11-01` */
  readonly starts: readonly string[];
  /** when the first one begins */
  readonly since: Date;
}

/** The stretches of time things are counted by that ends today, both ends in them: days, or months where it is long. */
export function stretchesOf(days: StatisticsQuery['days'], at: Date): Stretches {
  const count = days ?? DEFAULT_DAYS;
  const unit = count > MOST_SINGLE_DAYS ? 'month' : 'day';
  const today = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const all = Array.from({ length: count }, (_, index) =>
    startOf(unit, new Date(today - (count - 1 - index) * DAY)),
  );
  const starts = [...new Set(all)];
  return { unit, starts, since: new Date(`${starts[0]}T00:00:00Z`) };
}

/** The first day in UTC of the stretch a moment is in. */
export function startOf(unit: StretchUnit, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return unit === 'day' ? day : `${day.slice(0, 7)}-01`;
}
