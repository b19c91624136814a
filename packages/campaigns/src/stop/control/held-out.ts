import { seededRandom } from '../../seeded-random.ts';

/** Changing it means looking at phrases that were not to be looked at. */
const SEED = 'held-out-2026';

/**
 * A quarter of the control phrases was not shown while patterns were tuned: it tells how they do on the unknown. At
 * first sight precision and recall were 0.978 both (0.889 and 0.703 before tuning); the four phrases of it that were
 * wrong have been looked at since, so that only phrases added from now on are unknown.
 */
export function isHeldOut(phrase: string): boolean {
  return seededRandom(`${SEED}:${phrase}`)() < 0.25;
}
