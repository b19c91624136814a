import { type Check, type Finding, fail, ok } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { Site } from './site.ts';
import { shakeHands } from './tls-handshake.ts';

const DAY_MS = 86_400_000;
/** Certificates of 90 days are renewed 30 days before their end: here a renewal has failed for more than a week. */
const LEAST_DAYS = 21;
/** Shorter ones are renewed when a third of their time is left. */
const LEAST_PART = 0.25;

/** Trusted by this machine, made for this host, and not about to expire. */
export const certificateCheck: Check<Pick<Site, 'url' | 'now'>> = {
  name: 'certificate',
  async run({ url, now }) {
    try {
      const period = await shakeHands(url, {}, (socket) => {
        const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
        return { from: Date.parse(from), to: Date.parse(to) };
      });
      return judgePeriod(period, now().getTime());
    } catch (error) {
      return fail(
        describeCause(error),
        'Get a certificate for this host from a public authority, with its whole chain; see that it is renewed.',
      );
    }
  },
};

/** All in ms. */
export function judgePeriod(
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
): Finding {
  const left = (to - now) / DAY_MS;
  const least = Math.min(LEAST_DAYS, ((to - from) / DAY_MS) * LEAST_PART);
  const found = `trusted, valid for ${Math.floor(left)} more days`;
  if (left >= least) return ok(found);
  return fail(found, 'Find out why it was not renewed: the log of the proxy says it.');
}
