import type { Core } from '../core.ts';
import { profilesPausedFor } from '../store/campaigns.ts';

/** How often it is looked whether a file was put back by hand, ms of real time. */
const LOOK_MS = 15_000;

/** Campaigns wait for their file: their profiles look whether it is back. */
export function wakeForMedia(core: Core): void {
  for (const profileId of profilesPausedFor(core.sql, ['media-missing', 'media-changed']))
    core.wake(profileId);
}

/** Looks again and again while the core runs; returns what ends that. */
export function startMediaWatch(core: Core): () => void {
  const timer = setInterval(() => {
    try {
      wakeForMedia(core);
    } catch (error) {
      core.deps.log.warn({ err: error }, 'it could not be looked for files that are back');
    }
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
