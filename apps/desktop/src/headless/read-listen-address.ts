import { AppError } from '@mywasender/contract/app-error';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** The name callers may use besides the loopback ones; null on loopback. */
  readonly hostname: string | null;
}

const DEFAULT_PORT = 4401;
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
  return { host, port, hostname: LOOPBACK.has(host) ? null : host };
}
