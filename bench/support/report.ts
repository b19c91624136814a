/** A bound of `performance.md` and what was measured. */
export interface Budget {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly limit: number;
  /** whether `measured` must not be above or not be below `limit` */
  readonly bound: 'at most' | 'at least';
}

export interface Report {
  /** shown, and decide nothing: machines are shared and noisy */
  readonly figures: Readonly<Record<string, number>>;
  readonly budgets: readonly Budget[];
}

export function isMet({ measured, limit, bound }: Budget): boolean {
  return bound === 'at most' ? measured <= limit : measured >= limit;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
