import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseLeaseKeys } from '../crypto/lease-keys.ts';
import { configError } from './config-error.ts';
import { loadDevelopmentSecrets } from './development-secrets.ts';
import { readAbuse } from './read-abuse.ts';
import { readAccounts } from './read-accounts.ts';
import { readAlerts } from './read-alerts.ts';
import { readAudit } from './read-audit.ts';
import { readBilling } from './read-billing.ts';
import { readKeyIntroductions } from './read-key-introductions.ts';
import { readMail } from './read-mail.ts';
import { readMfaConfig } from './read-mfa.ts';
import { readOperation } from './read-operation.ts';
import { readPayments } from './read-payments.ts';
import { readEncryptionKeys, readSecret } from './read-secrets.ts';
import { readShedding } from './read-shedding.ts';
import { readSite } from './read-site.ts';
import { readWebhookConfig } from './read-webhooks.ts';
import type { ServerConfig } from './server-config.ts';

type Env = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the environment. Throws `CONFIG_INVALID` naming the variable. In production every secret must be given;
 * elsewhere missing ones are made once and kept in the data folder.
 */
export async function readConfig(env: Env): Promise<ServerConfig> {
  const production = env.NODE_ENV === 'production';
  const host = env.HOST || '127.0.0.1';
  const port = readPort(env.PORT);
  const publicUrl = readUrl('PUBLIC_URL', env.PUBLIC_URL || `http://${host}:${port}`);
  const dataDir = resolve(env.DATA_DIR || '.data/server');
  if (production && env.DEMO_ACCOUNTS_FILE) {
    throw configError('DEMO_ACCOUNTS_FILE', 'demo accounts are refused in production');
  }
  if (production && !env.PUBLIC_URL) throw configError('PUBLIC_URL', 'is required in production');
  const defaults = production ? undefined : loadDevelopmentSecrets(dataDir);
  const config: ServerConfig = {
    production,
    host,
    port,
    publicUrl,
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    dataDir,
    trustedProxies: readList(env.TRUSTED_PROXIES).map(readProxy),
    allowedOrigins: readList(env.ALLOWED_ORIGINS).map(readOrigin),
    logLevel: readLogLevel(env.LOG_LEVEL),
    jwtSecret: readSecret('JWT_SECRET', env.JWT_SECRET || defaults?.jwtSecret),
    licenseSecret: readSecret('LICENSE_SECRET', env.LICENSE_SECRET || defaults?.licenseSecret),
    encryptionKeys: readEncryptionKeys(env.ENCRYPTION_KEY || defaults?.encryptionKey),
    leaseKeys: await parseLeaseKeys(env.LEASE_SIGNING_KEY || defaults?.leaseSigningKey),
    leaseKeyIntroductions: readKeyIntroductions(
      env.LEASE_KEY_INTRODUCTIONS || defaults?.leaseKeyIntroductions,
    ),
    minAppVersion: readVersion(env.MIN_APP_VERSION),
    demoAccountsFile: env.DEMO_ACCOUNTS_FILE ? resolve(env.DEMO_ACCOUNTS_FILE) : null,
    bcryptCost: 12,
    accounts: readAccounts(env),
    shedding: readShedding(env),
    abuse: readAbuse(env),
    alerts: readAlerts(env),
    operation: readOperation(env),
    mail: readMail(env, { production, dataDir }),
    mfa: readMfaConfig(env, production),
    webhooks: readWebhookConfig(env, production),
    payments: readPayments(env, production),
    audit: readAudit(env, dataDir),
    billing: readBilling(env),
    site: readSite(env),
    adapterDir: env.ADAPTER_DIR ? resolve(env.ADAPTER_DIR) : join(dataDir, 'adapter'),
  };
  if (config.jwtSecret === config.licenseSecret) {
    throw configError('LICENSE_SECRET', 'must differ from JWT_SECRET');
  }
  return config;
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return 4400;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535 || Number(value) === 0) {
    throw configError('PORT', 'must be 1 to 65535');
  }
  return Number(value);
}

function readUrl(name: string, value: string): string {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) throw configError(name, 'must be an http(s) address');
  if (url.pathname !== '/' || url.search !== '') throw configError(name, 'must have no path');
  return url.origin;
}

function readOrigin(value: string): string {
  const url = URL.parse(value);
  if (url === null || url.origin !== value) {
    throw configError('ALLOWED_ORIGINS', `"${value}" is no origin such as https://portal.example.com`);
  }
  return value;
}

function readProxy(value: string): string {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  const bitsRight =
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  // a range of IPv4-mapped addresses would take in every IPv4 client
  const mappedRange = bits !== undefined && /^::ffff:/i.test(address);
  if (family === 0 || mappedRange || !bitsRight || rest.length > 0 || bits === '0') {
    throw configError('TRUSTED_PROXIES', `"${value}" is no address or CIDR; true, counts and /0 are refused`);
  }
  return value;
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (!/^postgres(ql)?:\/\//.test(value)) throw configError('DATABASE_URL', 'must begin with postgresql://');
  return value;
}

function readLogLevel(value: string | undefined): string {
  if (value === undefined || value === '') return 'info';
  if (!LOG_LEVELS.includes(value)) throw configError('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
  return value;
}

function readVersion(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (!/^\d+\.\d+\.\d+$/.test(value)) throw configError('MIN_APP_VERSION', 'must look like 1.2.3');
  return value;
}

function readList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
