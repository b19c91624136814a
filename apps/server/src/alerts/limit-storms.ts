import type { ServerDeps } from '../shared/deps.ts';
import { countEvents } from './count-events.ts';
import { raiseAlert } from './raise-alert.ts';

/** Addresses remembered between two flushes; a flood from more of them is no storm of one. */
const MOST_ADDRESSES = 10_000;

/**
 * Counts refusals for too many requests by address. They come as fast as somebody can send, so they are gathered
 * in memory and go to the shared counts a few times a minute, in one statement.
 */
export function createLimitStorms(deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>) {
  let gathered = new Map<string, number>();
  return {
    note(address: string) {
      const times = gathered.get(address);
      if (times !== undefined || gathered.size < MOST_ADDRESSES) gathered.set(address, (times ?? 0) + 1);
    },
    async flush(): Promise<void> {
      const rows = [...gathered];
      gathered = new Map();
      const limit = deps.config.alerts.limitedPerMinuteAndAddress;
      const passed = await countEvents(
        deps,
        rows.map(([subject, times]) => ({ name: 'limited', subject, times })),
        () => limit,
      );
      for (const { subject } of passed) {
        await raiseAlert(deps, { kind: 'LIMIT_STORM', subject, details: { limit } });
      }
    },
  };
}
