import type { SendLimit } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { limitProfile, profileById } from '../store/profiles.ts';
import { pauseShares } from './pause-shares.ts';

const MINUTE = 60_000;

/** Two minutes, then twice as long each time, at most about an hour: Meta counts by the hour where it counts longest. */
export function doubled(times: number): number {
  return 2 * MINUTE * 2 ** Math.min(times, 5);
}

/**
 * What a limit of Meta's means for the whole number. Of the account: nothing is tried for a while, longer each time in a
 * row. For blocks and reports: its shares pause until the user has looked, and no other number takes its people over.
 * That of one person concerns nobody else.
 */
export function heedLimit(core: Core, profileId: string, limit: SendLimit): void {
  switch (limit) {
    case 'rate-limited': {
      const times = profileById(core.sql, profileId)?.limited.times ?? 0;
      const until = core.deps.clock.now() + doubled(times);
      limitProfile(core.sql, profileId, { times: times + 1, until });
      break;
    }
    case 'spam-limit':
      pauseShares(core, profileId, { reason: 'spam-limit', detail: null, until: null });
      break;
    case 'pair-limit':
      break;
  }
}
