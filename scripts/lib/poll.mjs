import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from './fail.mjs';

/**
 * Looks again until `done` holds. When the time is up it fails with `sentence`, or returns the last look
 * where no sentence is given.
 *
 * @template T
 * @param {() => Promise<T>} look
 * @param {(seen: T) => boolean} done
 * @param {string} [sentence]
 * @param {{ everyMs?: number, timeoutMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function pollUntil(look, done, sentence, { everyMs = 150, timeoutMs = 60_000 } = {}) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (done(seen)) return seen;
    if (Date.now() > deadline) {
      if (sentence === undefined) return seen;
      throw new Failure(`${sentence} within ${timeoutMs / 1000} s: ${JSON.stringify(seen).slice(0, 400)}`);
    }
    await delay(everyMs);
  }
}
