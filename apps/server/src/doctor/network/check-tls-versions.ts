import { type Check, fail, ok, skipped } from '../check.ts';
import type { Site } from './site.ts';
import { shakeHands } from './tls-handshake.ts';

/** OpenSSL itself speaks the old versions at no higher level any more. */
const OLD = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

/** TLS 1.2 and 1.3 alone (RFC 8996). */
export const tlsVersionsCheck: Check<Pick<Site, 'url'>> = {
  name: 'tls-versions',
  async run({ url }) {
    const spoken = await shakeHands(url, {}, (socket) => socket.getProtocol()).catch(() => null);
    if (spoken === null) return skipped('there is no trusted connection');
    const old = await shakeHands(url, OLD, (socket) => socket.getProtocol()).catch(() => null);
    if (old === null) return ok(`${spoken}; older than TLSv1.2 is refused`);
    return fail(
      `${old} is accepted`,
      'Allow TLS 1.2 and 1.3 alone at the proxy (nginx: ssl_protocols TLSv1.2 TLSv1.3).',
    );
  },
};
