import { seededRandom } from '../../seeded-random.ts';

/** Changing it means looking at phrases that were not to be looked at. */
const SEED = 'held-out-2026';

/**
 * A quarter of the control phrases was not shown while patterns were tuned: it tells how they do on the unknown. At
 * first sight precision and recall were 0.978 (0.889 and 0.703 before tuning). 140 phrases written after that, of
 * other turns of phrase, had 1.000 and 0.725, and 120 after those 0.979 and 0.767. What was wrong has been looked at
 * since: what is missed of the unknown tells `unseen.ts`.
 */
export function isHeldOut(phrase: string): boolean {
  return seededRandom(`${SEED}:${phrase}`)() < 0.25;
}
