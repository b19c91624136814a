import type { Outcome } from '../types.ts';

const OUTCOMES: readonly Outcome[] = ['pay', 'decline', 'challenge', 'pending'];

/** What the buyer chose on a page; a form without a choice pays. */
export function readOutcome(body: unknown): Outcome {
  const given: unknown =
    typeof body === 'object' && body !== null && 'outcome' in body ? body.outcome : undefined;
  return OUTCOMES.find((one) => one === given) ?? 'pay';
}
