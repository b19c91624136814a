import { isAbsolute, resolve } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import type { LeaseKeys, SenderDeps } from '@mywasender/sender/ports';
import { readAdapterKeys, readLeaseKeys } from './read-keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface HostEnvironment {
  readonly dataDir: string;
  /** Without a slash at the end. */
  readonly serverUrl: string;
  /** The stand-in the web gateway opens; null = WhatsApp Web. */
  readonly whatsappUrl: string | null;
  readonly virtualClock: boolean;
  readonly leaseKeys: LeaseKeys;
  readonly adapterKeys: SenderDeps['adapterKeys'];
}

/** What the build of a packaged app fixed; null when run from the sources. */
export interface BuildFacts {
  readonly serverUrl: string;
  /** JWKS, JSON. */
  readonly leaseKeys: string;
  /** JWKS, JSON; empty: this build takes no code for WhatsApp's page. */
  readonly adapterKeys: string;
}

const DEVELOPMENT_SERVER = 'http://127.0.0.1:4400';

/**
 * The configuration of a host. A packaged app opens nothing but WhatsApp Web and trusts the keys of its build
 * alone. Throws `CONFIG_INVALID` naming the variable.
 */
export function readEnvironment(env: Env, defaultDataDir: string, build: BuildFacts | null): HostEnvironment {
  const whatsappUrl = build === null ? readUrl(env, 'MYWASENDER_WHATSAPP_URL') : null;
  const leaseKeys = readLeaseKeys(
    build === null ? env.MYWASENDER_LEASE_KEYS : build.leaseKeys,
    build !== null,
  );
  return {
    dataDir: readFolder(env.MYWASENDER_DATA_DIR) ?? defaultDataDir,
    serverUrl: readServerUrl(env, build),
    whatsappUrl,
    virtualClock: readVirtualClock(env, whatsappUrl),
    leaseKeys,
    adapterKeys: readAdapterKeys(build === null ? env.MYWASENDER_ADAPTER_KEYS : build.adapterKeys, leaseKeys),
  };
}

function readServerUrl(env: Env, build: BuildFacts | null): string {
  const url = readUrl(env, 'MYWASENDER_SERVER_URL') ?? (build?.serverUrl || DEVELOPMENT_SERVER);
  return url.replace(/\/+$/, '');
}

function readUrl(env: Env, variable: string): string | null {
  const text = env[variable];
  if (text === undefined || text === '') return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError('CONFIG_INVALID', { variable, problem: 'is no http(s) address' });
  return text;
}

function readFolder(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  return isAbsolute(text) ? text : resolve(text);
}

/** Virtual time shortens waiting; against the real WhatsApp that would be a way round its pace. */
function readVirtualClock(env: Env, whatsappUrl: string | null): boolean {
  const value = env.MYWASENDER_CLOCK;
  if (value === undefined || value === '' || value === 'real') return false;
  const variable = 'MYWASENDER_CLOCK';
  if (value !== 'virtual') throw new AppError('CONFIG_INVALID', { variable, problem: 'is real or virtual' });
  if (whatsappUrl === null)
    throw new AppError('CONFIG_INVALID', {
      variable,
      problem: 'virtual time needs a stand-in for WhatsApp (MYWASENDER_WHATSAPP_URL)',
    });
  return true;
}
