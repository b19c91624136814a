import type { ProxyServer } from '@mywasender/gateway/proxy';
import type { SecretStore } from '../ports.ts';
import { profileById } from '../store/profiles.ts';
import type { Sql } from '../store/sql.ts';

/** Under which the secret store keeps the password of the profile's proxy. */
export function proxySecret(profileId: string): string {
  return `proxy-password-${profileId}`;
}

/** What the profile's browser goes through, its password included; `undefined` where nothing was set. */
export async function proxyOf(
  { sql, secrets }: { readonly sql: Sql; readonly secrets: SecretStore },
  profileId: string,
): Promise<ProxyServer | undefined> {
  const proxy = profileById(sql, profileId)?.proxy ?? null;
  if (proxy === null) return undefined;
  const { hasPassword, ...rest } = proxy;
  return { ...rest, password: hasPassword ? await secrets.get(proxySecret(profileId)) : null };
}
