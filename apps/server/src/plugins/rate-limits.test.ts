import { expect, it } from 'vitest';
import { addressKey } from './rate-limits.ts';

it.each([
  ['192.0.2.1', 'ip:192.0.2.1'],
  ['::ffff:192.0.2.1', 'ip:192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', 'ip:2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', 'ip:2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', 'ip:2001:db8:1:2::/64'],
  ['2001:db8::1', 'ip:2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'ip:fe80:0:0:0::/64'],
  ['::1', 'ip:0:0:0:0::/64'],
])('%s is counted as %s', (ip, key) => expect(addressKey(ip)).toBe(key));
