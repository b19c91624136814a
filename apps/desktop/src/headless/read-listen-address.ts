import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { AppError } from '@mywasender/contract/app-error';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** Names callers may use besides the loopback ones, as they stand in an address. */
  readonly hostnames: readonly string[];
}

const DEFAULT_PORT = 4401;
const EVERYWHERE = new Set(['0.0.0.0', '::']);
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Where to listen: on this machine alone unless `HOST` names another address, which whoever sets it means.
 * Throws `CONFIG_INVALID`.
 */
export function readListenAddress(env: Readonly<Record<string, string | undefined>>): ListenAddress {
  const host = env.HOST || '127.0.0.1';
  const text = env.PORT || String(DEFAULT_PORT);
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new AppError('CONFIG_INVALID', { variable: 'PORT', problem: 'is a number from 0 to 65535' });
  return { host, port, hostnames: LOOPBACK.has(host) ? [] : namesOf(host) };
}

function namesOf(host: string): readonly string[] {
  if (!EVERYWHERE.has(host)) return [inAddress(host)];
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return [hostname(), ...addresses.map(({ address }) => inAddress(address))];
}

function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
