import type { ServerConfig } from '../config/server-config.ts';
import { deriveKey } from '../crypto/digest.ts';
import { createPasswordHasher } from '../crypto/passwords.ts';
import { createSealer } from '../crypto/sealer.ts';
import type { Database } from '../db/database.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createMail } from '../mail/mail.ts';
import { createMailTransport } from '../mail/mail-transport.ts';
import { openProviders } from '../payments/providers/open-providers.ts';
import { createRedisSignals } from '../signals/redis-signals.ts';
import { createLocalSignals } from '../signals/signals.ts';
import { createWebhookSmsSender } from '../sms/webhook-sms-sender.ts';
import type { ServerDeps } from './deps.ts';

/** The dependencies of a running server; the clock and chance are chosen by tests. */
export async function createDeps(
  config: ServerConfig,
  db: Database,
  {
    redis = null,
    ...overrides
  }: Partial<Pick<ServerDeps, 'redis' | 'now' | 'random' | 'sms' | 'payments'>> = {},
): Promise<ServerDeps> {
  const sealer = createSealer(config.encryptionKeys);
  const jobs = createJobs({ sealer });
  const now = overrides.now ?? (() => new Date());
  const { smsWebhook } = config.mfa;
  return {
    config,
    db,
    sealer,
    jobs,
    mail: createMail({ jobs }),
    mailTransport: createMailTransport(config.mail),
    passwords: createPasswordHasher({ cost: config.bcryptCost }),
    secrets: {
      accessToken: deriveKey(config.jwtSecret, 'access-token'),
      captcha: deriveKey(config.jwtSecret, 'captcha'),
      signInAddress: deriveKey(config.jwtSecret, 'sign-in-address'),
      // not of the secret that is changed when sessions must end: keys of shops live on
      apiKeyTag: deriveKey(config.licenseSecret, 'api-key-tag'),
      secondFactor: deriveKey(config.licenseSecret, 'second-factor'),
      sessionSuccessor: deriveKey(config.jwtSecret, 'session-successor'),
      licenseToken: deriveKey(config.licenseSecret, 'license-token'),
      webhookSigning: deriveKey(config.licenseSecret, 'webhook-signing'),
      orderLink: deriveKey(config.licenseSecret, 'order-link'),
      relayVerify: deriveKey(config.licenseSecret, 'relay-verify'),
      licenseKeyIndex: deriveKey(config.licenseSecret, 'license-key-index'),
      licenseSuccessor: deriveKey(config.licenseSecret, 'license-successor'),
      deviceAddress: deriveKey(config.licenseSecret, 'device-address'),
      emailIndex: deriveKey(config.licenseSecret, 'email-index'),
      emailDomainIndex: deriveKey(config.licenseSecret, 'email-domain-index'),
    },
    redis,
    signals: redis === null ? createLocalSignals() : createRedisSignals(redis),
    payments: await openProviders(config.payments, now),
    sms: smsWebhook === null ? null : createWebhookSmsSender(smsWebhook, { fetch, now }),
    now,
    random: Math.random,
    ...overrides,
  };
}
