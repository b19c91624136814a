import { configError } from './config-error.ts';

/** What the operator of more than one machine sets. */
export interface OperationConfig {
  /** null: limits and signals stay within this process */
  readonly redisUrl: string | null;
  /** bearer token of `/metrics`; null: open outside production, closed in it */
  readonly metricsToken: string | null;
}

export function readOperation(env: Readonly<Record<string, string | undefined>>): OperationConfig {
  return { redisUrl: readRedisUrl(env.REDIS_URL), metricsToken: readMetricsToken(env.METRICS_TOKEN) };
}

function readRedisUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const url = URL.parse(value);
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') {
    throw configError('REDIS_URL', 'must look like redis://host:6379 or rediss://host:6379');
  }
  return value;
}

function readMetricsToken(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (!/^[\x21-\x7e]{24,200}$/.test(value)) {
    throw configError('METRICS_TOKEN', 'needs 24 to 200 visible characters; openssl rand -hex 24');
  }
  return value;
}
