import { isIP } from 'node:net';
import { AppError } from '@mywasender/contract/app-error';
import type { ServerConfig } from '../config/server-config.ts';
import { isLoopback, isPublicAddress } from './public-address.ts';

type UrlConfig = Pick<ServerConfig, 'production' | 'webhooks'>;

/** Whether a delivery may connect to this address. */
export function mayConnect({ webhooks }: UrlConfig, address: string): boolean {
  return isPublicAddress(address) || (webhooks.allowLoopback && isLoopback(address));
}

/**
 * The address in its one spelling (`http://0x7f.1` is `http://127.0.0.1/`). Names are looked up when something is
 * sent: what they lead to can change. Throws `VALIDATION_FAILED`.
 */
export function checkWebhookUrl(config: UrlConfig, text: string): string {
  const url = URL.parse(text);
  if (url === null) throw refused('is no address such as https://shop.example.com/hook');
  if (url.protocol !== 'https:' && (config.production || url.protocol !== 'http:')) {
    throw refused('must begin with https://');
  }
  if (url.username !== '' || url.password !== '') throw refused('must hold no password');
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayConnect(config, host)) throw refused('leads to no public address');
  url.hash = '';
  return url.href;
}

/** Without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function refused(problem: string): AppError {
  return new AppError('VALIDATION_FAILED', { field: 'url', problem });
}
