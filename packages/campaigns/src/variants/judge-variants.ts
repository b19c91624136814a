import type { Judgement, Variants } from '@mywasender/contract/models/variants';
import { BREAKERS } from '../breakers.ts';
import { differenceInterval, shareOf, wilsonInterval } from './proportions.ts';

/** What became of one variant in the test. */
export interface VariantFigures {
  readonly sent: number;
  /** Of them: answered or read, by the rule. */
  readonly count: number;
  readonly optedOut: number;
}

/**
 * 95 % for all pairs of 2, 3 or 4 variants together: two-sided normal quantiles of 5 % by 1, 3 and 6 (Bonferroni).
 * Without it, of four equal variants one would look clearly better in every fifth test.
 */
const Z_BY_VARIANTS: Readonly<Record<number, number>> = { 2: 1.959964, 3: 2.39398, 4: 2.638257 };

type Rule = Pick<Variants, 'minimumDifference' | 'fallback'>;

/**
 * Judges a test by its stated rule: a variant wins when it is ahead of every other by more than chance explains and by
 * the stated difference; else the fallback holds. A variant over the opt-out breaker's share never wins; when all are,
 * there is no winner.
 */
export function judgeVariants(all: readonly VariantFigures[], rule: Rule): Judgement {
  const figures = all.map(({ sent, count, optedOut }) => {
    const proportion = { count, of: sent };
    const barred = isBarred({ sent, optedOut });
    return { sent, count, optedOut, share: shareOf(proportion), ...wilsonInterval(proportion), barred };
  });
  const eligible = figures.flatMap(({ barred }, index) => (barred ? [] : [index]));
  const leader = highest(figures, eligible);
  const closest = leader === null ? null : closestTo(figures, leader, eligible);
  const verdict = verdictOf(figures, eligible, closest, rule);
  const byFallback = rule.fallback === 'first' ? (eligible[0] ?? null) : leader;
  const decided = verdict === 'clear' || verdict === 'others-barred';
  return { verdict, winner: decided ? leader : byFallback, figures, closest };
}

type Figures = Judgement['figures'];
type Closest = Judgement['closest'];

/** No smallest sample, unlike the breaker's: two people of ten who opt out are reason enough not to go on with it. */
function isBarred({ sent, optedOut }: Pick<VariantFigures, 'sent' | 'optedOut'>): boolean {
  const { atLeast, overShare } = BREAKERS['opt-outs'];
  return optedOut >= atLeast && optedOut / sent > overShare;
}

/** The first of those with the highest share. */
function highest(figures: Figures, eligible: readonly number[]): number | null {
  let best: number | null = null;
  for (const index of eligible) {
    if (best === null || (figures[index]?.share ?? 0) > (figures[best]?.share ?? 0)) best = index;
  }
  return best;
}

function closestTo(figures: Figures, ahead: number, eligible: readonly number[]): Closest {
  const z = Z_BY_VARIANTS[figures.length];
  const proportion = (index: number) => ({
    count: figures[index]?.count ?? 0,
    of: figures[index]?.sent ?? 0,
  });
  const pairs = eligible
    .filter((index) => index !== ahead)
    .map((behind) => ({
      ahead,
      behind,
      difference: shareOf(proportion(ahead)) - shareOf(proportion(behind)),
      ...differenceInterval(proportion(ahead), proportion(behind), z),
    }));
  return pairs.toSorted((a, b) => a.low - b.low)[0] ?? null;
}

function verdictOf(
  figures: Figures,
  eligible: readonly number[],
  closest: Closest,
  rule: Rule,
): Judgement['verdict'] {
  if (eligible.length === 0) return 'all-barred';
  if (eligible.some((index) => figures[index]?.sent === 0)) return 'no-data';
  if (closest === null) return 'others-barred';
  if (closest.low <= 0) return 'chance';
  // In whole steps of a thousandth: 0.12 − 0.07 is a little less than 0.05 in binary fractions.
  const points = Math.round(closest.difference * 100_000) / 1000;
  return points >= rule.minimumDifference ? 'clear' : 'below-minimum';
}
