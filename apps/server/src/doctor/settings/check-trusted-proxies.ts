import { isIPv6 } from 'node:net';
import { type Check, fail, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** The server speaks plain HTTP: behind https there is a proxy, whose word about addresses counts. */
export const trustedProxiesCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'trusted-proxies',
  run({ config: { publicUrl, trustedProxies } }) {
    if (trustedProxies.length === 0) {
      if (!publicUrl.startsWith('https:')) return ok('none, and PUBLIC_URL names none');
      return fail(
        'PUBLIC_URL is https and no proxy is named: all visitors would share the limits of one address',
        'Set TRUSTED_PROXIES to the address of the proxy, as the server sees it.',
      );
    }
    const wide = trustedProxies.filter(isWide);
    if (wide.length > 0) {
      const found = `${wide.join(', ')} is wide: each of its machines may claim any address`;
      return warn(found, 'Name the proxies one by one.');
    }
    return ok(trustedProxies.join(', '));
  },
};

/** More than 256 IPv4 addresses, or than one IPv6 network of a line. */
function isWide(proxy: string): boolean {
  const [address = '', bits] = proxy.split('/');
  return bits !== undefined && Number(bits) < (isIPv6(address) ? 64 : 24);
}
