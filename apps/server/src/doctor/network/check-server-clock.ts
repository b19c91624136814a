import { type Check, type Finding, skipped } from '../check.ts';
import { judgeSkew } from '../judge-skew.ts';
import type { Site } from './site.ts';

/** Leases, tokens and codes are about time. */
export const serverClockCheck: Check<Pick<Site, 'ask' | 'now'>> = {
  name: 'server-clock',
  async run({ ask, now }): Promise<Finding> {
    const asked = now().getTime();
    const date = (await ask('/health/live')).headers.get('date');
    const answered = now().getTime();
    if (date === null) return skipped('the answer has no Date');
    // a Date is cut to whole seconds
    return judgeSkew('the clock of the server', Date.parse(date) + 500 - (asked + answered) / 2);
  },
};
