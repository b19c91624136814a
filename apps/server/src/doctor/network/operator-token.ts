import { isLoopback } from '../is-loopback.ts';
import type { Site } from './site.ts';

/** `METRICS_TOKEN`, where it may be shown: over TLS, or to this machine. Null: there is none, or nobody may see it. */
export function operatorToken({ url, config }: Pick<Site, 'url' | 'config'>): string | null {
  const safe = url.protocol === 'https:' || isLoopback(url.hostname);
  return safe ? (config?.operation.metricsToken ?? null) : null;
}
