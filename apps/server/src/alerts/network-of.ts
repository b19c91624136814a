import { addressKey } from '../plugins/rate-limits.ts';

/** What belongs to one customer line, as the limits see it: an IPv4 address or an IPv6 /64. */
export function networkOf(ip: string): string {
  return addressKey(ip).slice('ip:'.length);
}
