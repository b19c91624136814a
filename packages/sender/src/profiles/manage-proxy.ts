import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Profile, ProxyTestResult } from '@mywasender/contract/models/profile';
import type { Core } from '../core.ts';
import { type StoredProxy, setProfileProxy } from '../store/profiles.ts';
import { announceChange, requireIdle, requireProfile } from './profile-rules.ts';
import { proxyOf, proxySecret } from './proxy-of.ts';

type ById = { readonly profileId: string };

/** Names of DNS and IPv4 addresses. */
const HOST = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
/** RFC 1929, the login of SOCKS5; bytes. */
const LOGIN_BYTES = 255;

/**
 * From now on the profile's browser goes through the proxy and no other way; an open one is closed and opened again.
 * Throws `PROFILE_BUSY`, `PROXY_HOST_INVALID`, `PROXY_LOGIN_INVALID`.
 */
export async function setProxy(core: Core, input: CommandInput<'profiles.setProxy'>): Promise<Profile> {
  const { id } = requireProfile(core, input);
  const { kind, port, password } = input;
  const host = input.host.trim();
  const username = input.username === '' ? null : input.username;
  if (!HOST.test(host)) throw new AppError('PROXY_HOST_INVALID', { host });
  requireLogin(username, password);
  await change(core, id, { kind, host, port, username, hasPassword: password !== null }, password);
  return announceChange(core, id);
}

/** The profile's browser connects directly again. Throws `PROFILE_BUSY`. */
export async function removeProxy(core: Core, input: ById): Promise<Profile> {
  const { id } = requireProfile(core, input);
  await change(core, id, null, null);
  return announceChange(core, id);
}

/** Tries the way to WhatsApp through the stored proxy. Throws `PROXY_NOT_SET`. */
export async function testProxy(core: Core, input: ById): Promise<{ readonly result: ProxyTestResult }> {
  const { id } = requireProfile(core, input);
  const proxy = await proxyOf({ sql: core.sql, secrets: core.deps.secrets }, id);
  if (proxy === undefined) throw new AppError('PROXY_NOT_SET');
  return { result: await core.profiles.during(() => core.deps.gateway.testProxy(proxy)) };
}

function requireLogin(username: string | null, password: string | null): void {
  if (username === null && password !== null)
    throw new AppError('PROXY_LOGIN_INVALID', { problem: 'a password needs a user name' });
  if (username?.includes(':') === true)
    throw new AppError('PROXY_LOGIN_INVALID', { problem: 'a user name has no colon' });
  if ([username, password].some((part) => Buffer.byteLength(part ?? '') > LOGIN_BYTES))
    throw new AppError('PROXY_LOGIN_INVALID', { problem: `each has at most ${LOGIN_BYTES} bytes` });
}

/** Closed first: no moment in which the old way is open and the new one is promised. */
async function change(core: Core, id: string, proxy: StoredProxy | null, password: string | null) {
  requireIdle(core, id);
  await core.profiles.close(id);
  if (password === null) await core.deps.secrets.delete(proxySecret(id));
  else await core.deps.secrets.set(proxySecret(id), password);
  setProfileProxy(core.sql, id, proxy);
  if (requireProfile(core, { profileId: id }).wanted) core.profiles.keepOpen(id);
}
