import { randomInt } from 'node:crypto';
import type { Core } from '../core.ts';
import { allProfiles } from '../store/profiles.ts';

const MINUTE_MS = 60_000;
const TICK_MS = 10 * MINUTE_MS;
/** A mend of WhatsApp's change is hours away, not days. */
const OUTDATED_MS = 30 * MINUTE_MS;
/** Once a day, and not all computers at the same minute. */
const daily = () => randomInt(22 * 60, 26 * 60) * MINUTE_MS;

/** Looks for newer code at the start, daily, and more often while WhatsApp has changed. Returns its stop. */
export function startAdapterTicker(core: Core): () => void {
  const usually = daily();
  core.adapters.lookSoon(MINUTE_MS);
  const timer = setInterval(() => {
    const outdated = allProfiles(core.sql).some(({ id }) => core.profiles.state(id).kind === 'outdated');
    core.adapters.lookSoon(outdated ? OUTDATED_MS : usually);
  }, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
