const DAY = 86_400_000;

/** Time that was paid for. */
export interface PaidPeriod {
  /** minor units, tax included, without what was given back */
  readonly amount: number;
  readonly from: Date;
  readonly until: Date;
}

/**
 * The part of a payment whose time has not begun, in minor units: by whole days, a day that has begun is used, and a
 * fraction of the smallest unit stays with the seller. Never more than was paid, never less than nothing.
 */
export function unusedShare({ amount, from, until }: PaidPeriod, now: Date): number {
  const days = Math.round((until.getTime() - from.getTime()) / DAY);
  if (days <= 0 || now >= until) return 0;
  if (now <= from) return amount;
  const left = Math.min(days, Math.floor((until.getTime() - now.getTime()) / DAY));
  return Math.floor((amount * left) / days);
}

/** Of several payments one after another. */
export function unusedShares(periods: readonly PaidPeriod[], now: Date): number {
  return periods.reduce((sum, period) => sum + unusedShare(period, now), 0);
}
