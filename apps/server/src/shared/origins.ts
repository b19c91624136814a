import type { ServerConfig } from '../config/server-config.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The addresses this server is known by: the public one, and on a developer's machine its loopback names. */
export function ownOrigins({
  publicUrl,
  production,
}: Pick<ServerConfig, 'publicUrl' | 'production'>): string[] {
  const url = new URL(publicUrl);
  if (production || !LOOPBACK.includes(url.hostname)) return [publicUrl];
  return LOOPBACK.map((name) => `${url.protocol}//${name}${url.port === '' ? '' : `:${url.port}`}`);
}

/** Origins whose pages may call the API with the session cookie. */
export function browserOrigins(
  config: Pick<ServerConfig, 'publicUrl' | 'production' | 'allowedOrigins'>,
): ReadonlySet<string> {
  return new Set([...ownOrigins(config), ...config.allowedOrigins]);
}
