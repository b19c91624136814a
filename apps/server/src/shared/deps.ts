import type { ServerConfig } from '../config/server-config.ts';
import type { PasswordHasher } from '../crypto/passwords.ts';
import type { Sealer } from '../crypto/sealer.ts';
import type { Database } from '../db/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Mail } from '../mail/mail.ts';
import type { MailTransport } from '../mail/mail-transport.ts';
import type { PaymentProvider, ProviderName } from '../payments/providers/payment-provider.ts';
import type { RedisConnections } from '../redis/open-redis.ts';
import type { Signals } from '../signals/signals.ts';
import type { SmsSender } from '../sms/sms-sender.ts';

/** What every use case may need; passed in, so that tests choose time, chance and database. */
export interface ServerDeps {
  readonly config: ServerConfig;
  readonly db: Database;
  readonly sealer: Sealer;
  readonly jobs: Jobs;
  readonly mail: Mail;
  /** for the job that sends; everybody else enqueues */
  readonly mailTransport: MailTransport;
  readonly passwords: PasswordHasher;
  readonly secrets: DerivedSecrets;
  /** null: one instance, which counts and signals in its own memory */
  readonly redis: RedisConnections | null;
  readonly signals: Signals;
  /** ways to pay that are set up */
  readonly payments: ReadonlyMap<ProviderName, PaymentProvider>;
  /** null: text messages are not offered */
  readonly sms: SmsSender | null;
  readonly now: () => Date;
  /** in [0, 1) */
  readonly random: () => number;
}

/** One key per purpose. */
interface DerivedSecrets {
  readonly accessToken: Buffer;
  readonly licenseToken: Buffer;
  readonly licenseKeyIndex: Buffer;
  readonly signInAddress: Buffer;
  readonly captcha: Buffer;
  readonly apiKeyTag: Buffer;
  readonly webhookSigning: Buffer;
  readonly relayVerify: Buffer;
  readonly orderLink: Buffer;
  readonly secondFactor: Buffer;
  readonly sessionSuccessor: Buffer;
  readonly licenseSuccessor: Buffer;
  readonly deviceAddress: Buffer;
  readonly emailIndex: Buffer;
  readonly emailDomainIndex: Buffer;
}
