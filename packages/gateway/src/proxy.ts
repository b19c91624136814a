import { AppError } from '@mywasender/contract/app-error';
import type { ErrorCode } from '@mywasender/contract/error-codes';
import type { ProxyTestResult } from '@mywasender/contract/models/profile';

/** A proxy server all traffic of one profile goes through; `https` means TLS up to the proxy. */
export interface ProxyServer {
  readonly kind: 'http' | 'https' | 'socks5';
  /** a name or an IPv4 address */
  readonly host: string;
  readonly port: number;
  readonly username: string | null;
  readonly password: string | null;
}

const CODES = {
  unreachable: 'GATEWAY_PROXY_UNREACHABLE',
  refused: 'GATEWAY_PROXY_REFUSED',
  'wrong-password': 'GATEWAY_PROXY_PASSWORD',
  'timed-out': 'GATEWAY_PROXY_TIMEOUT',
} as const satisfies Record<Exclude<ProxyTestResult, 'reachable'>, ErrorCode>;

/** Throws the `GATEWAY_PROXY_*` error of an answer that lets nothing through. */
export function requireReachable(answer: ProxyTestResult, { host, port }: ProxyServer): void {
  if (answer !== 'reachable') throw new AppError(CODES[answer], { proxy: `${host}:${port}` });
}
