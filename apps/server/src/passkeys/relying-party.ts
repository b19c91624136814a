import { isIP } from 'node:net';
import type { ServerConfig } from '../config/server-config.ts';
import { ownOrigins } from '../shared/origins.ts';

/** EdDSA, ES256, RS256: what every authenticator has one of. The library's own list tries experimental ones. */
export const ALGORITHMS = [-8, -7, -257];

/**
 * Whom passkeys belong to: the host of `PUBLIC_URL`, for pages of this server alone. WebAuthn takes no addresses;
 * a developer's machine is known to it as localhost.
 */
export function relyingParty(config: Pick<ServerConfig, 'publicUrl' | 'production'>) {
  const { hostname } = new URL(config.publicUrl);
  const address = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return { name: 'MyWASender', id: address ? 'localhost' : hostname, origins: ownOrigins(config) };
}
