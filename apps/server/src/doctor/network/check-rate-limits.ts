import { type Check, fail, ok, skipped } from '../check.ts';
import type { Site } from './site.ts';

/** Of documentation (RFC 5737): no visitor has one. */
const FORGED = ['192.0.2.11', '192.0.2.12', '192.0.2.13'];

/** Calls are counted, and by the address they come from, not by the one they claim. */
export const rateLimitsCheck: Check<Pick<Site, 'ask' | 'url'>> = {
  name: 'rate-limits',
  async run({ ask, url }) {
    // the server itself must believe its proxy, and this machine may be one
    if (url.protocol === 'http:') return skipped('this is past the proxy, whose word about addresses counts');
    const left: number[] = [];
    for (const address of FORGED) {
      const { headers } = await ask('/v1/me', { headers: { 'x-forwarded-for': address } });
      const remaining = headers.get('x-ratelimit-remaining');
      if (remaining === null) {
        return fail(
          'calls are not counted',
          'Let the proxy pass x-ratelimit-* on; look whether it leads to this server.',
        );
      }
      left.push(Number(remaining));
    }
    // others of the same address make it fall faster; the end of a minute lets it rise once
    const falls = left.some((count, at) => at > 0 && count < (left[at - 1] ?? 0));
    if (falls) return ok('counted by the address calls come from');
    return fail(
      'each call with a forged X-Forwarded-For has a limit of its own',
      'Let the proxy set X-Forwarded-For to the address it sees, and name it alone in TRUSTED_PROXIES.',
    );
  },
};
