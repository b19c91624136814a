import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAbuse } from '../config/read-abuse.ts';
import { readAccounts } from '../config/read-accounts.ts';
import { readAlerts } from '../config/read-alerts.ts';
import { readAudit } from '../config/read-audit.ts';
import { readBilling } from '../config/read-billing.ts';
import { readMail } from '../config/read-mail.ts';
import { readSite } from '../config/read-site.ts';
import type { ServerConfig } from '../config/server-config.ts';
import { parseLeaseKeys } from '../crypto/lease-keys.ts';

/** A configuration with fresh secrets and cheap passwords. */
export async function testConfig(overrides: Partial<ServerConfig> = {}): Promise<ServerConfig> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    production: false,
    host: '127.0.0.1',
    port: 4400,
    publicUrl: 'http://127.0.0.1:4400',
    databaseUrl: null,
    dataDir: '',
    trustedProxies: [],
    allowedOrigins: [],
    logLevel: 'debug',
    jwtSecret: randomBytes(48).toString('base64'),
    licenseSecret: randomBytes(48).toString('base64'),
    encryptionKeys: [randomBytes(32)],
    leaseKeys: await parseLeaseKeys(JSON.stringify(privateKey.export({ format: 'jwk' }))),
    leaseKeyIntroductions: [],
    shedding: { maxDelayMs: 0 },
    abuse: readAbuse({}),
    minAppVersion: null,
    demoAccountsFile: null,
    bcryptCost: 4,
    // most tests are no place for captchas; those about them ask for some
    accounts: { ...readAccounts({}), captchaAfter: 1000, captchaWork: 4 },
    alerts: readAlerts({}),
    operation: { redisUrl: null, metricsToken: null },
    mail: readMail({}, { production: false, dataDir: join(tmpdir(), `mws-test-${randomUUID()}`) }),
    webhooks: { allowLoopback: true },
    payments: { stripe: null, razorpay: null, paypal: null },
    billing: readBilling({}),
    site: readSite({}),
    mfa: { requiredFor: [], smsWebhook: null },
    adapterDir: join(tmpdir(), `mws-${randomUUID()}`),
    audit: readAudit({}, overrides.dataDir || join(tmpdir(), `mws-${randomUUID()}`)),
    ...overrides,
  };
}
