export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Proportion {
  readonly count: number;
  readonly of: number;
}

/** Two-sided 95 % of the normal distribution. */
export const Z95 = 1.959964;

/** Wilson's score interval: it holds for few people and for shares near 0 and 1, where the usual formula does not. */
export function wilsonInterval({ count, of }: Proportion, z = Z95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/**
 * Interval of the difference of two independent shares, `a` minus `b`, from Wilson's intervals of both: method 10 of
 * Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998).
 */
export function differenceInterval(a: Proportion, b: Proportion, z = Z95): Interval {
  const [first, second] = [wilsonInterval(a, z), wilsonInterval(b, z)];
  const [p, q] = [shareOf(a), shareOf(b)];
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}

export function shareOf({ count, of }: Proportion): number {
  return of === 0 ? 0 : count / of;
}
