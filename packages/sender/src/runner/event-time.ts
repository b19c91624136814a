import type { Core } from '../core.ts';

/** When something happened, in campaign time: phones and pages have clocks of their own. */
export function eventTime(core: Core, reported: number): number {
  const now = core.deps.clock.now();
  return core.deps.clock.virtual ? now : Math.min(reported, now);
}
