import type { Core } from '../core.ts';

const TICK_MS = 30_000;

/**
 * Checks at start and then looks twice a minute, in real time, whether a check is due. A computer that slept is seen
 * by the gap between two looks and asks at once. While online, the server tells when to ask.
 */
export function startLicenseTicker(core: Core): { stop(): Promise<void> } {
  const { wallClock, log } = core.deps;
  const failed = (err: unknown) => log.error({ err }, 'the license could not be looked after');
  let lastTick = wallClock.now();
  core.license.check().catch(failed);
  const timer = setInterval(() => {
    const slept = wallClock.now() - lastTick > 4 * TICK_MS;
    lastTick = wallClock.now();
    (slept ? core.license.check() : core.license.tick()).catch(failed);
  }, TICK_MS);
  timer.unref();
  const follower = core.license.follow(core.relay.wake);
  return {
    stop: async () => {
      clearInterval(timer);
      await follower.stop();
    },
  };
}
