import { type Finding, fail, ok, warn } from './check.ts';

/** A code of an authenticator app is good for 30 s before and after (RFC 6238, 5.2). */
const MOST_MS = 30_000;
/** More than any clock that is kept by NTP is off. */
const COMFORTABLE_MS = 5000;

/** `skewMs`: by how much another clock is ahead of this machine's. */
export function judgeSkew(whose: string, skewMs: number): Finding {
  const seconds = Math.abs(skewMs / 1000).toFixed(1);
  const found = `${whose} is ${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} this machine’s`;
  const mend = 'Keep both by NTP: timedatectl set-ntp true';
  if (Math.abs(skewMs) > MOST_MS) return fail(found, mend);
  return Math.abs(skewMs) > COMFORTABLE_MS ? warn(found, mend) : ok(found);
}
