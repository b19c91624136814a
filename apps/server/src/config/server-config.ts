import type { LeaseSigningKey } from '../crypto/lease-keys.ts';
import type { AbuseConfig } from './read-abuse.ts';
import type { AccountsConfig } from './read-accounts.ts';
import type { AlertConfig } from './read-alerts.ts';
import type { AuditConfig } from './read-audit.ts';
import type { BillingConfig } from './read-billing.ts';
import type { MailConfig } from './read-mail.ts';
import type { MfaConfig } from './read-mfa.ts';
import type { OperationConfig } from './read-operation.ts';
import type { PaymentsConfig } from './read-payments.ts';
import type { SheddingConfig } from './read-shedding.ts';
import type { SiteConfig } from './read-site.ts';
import type { WebhookConfig } from './read-webhooks.ts';

/** Everything the server was told, read and checked once at start. */
export interface ServerConfig {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** the address people and apps use, without a trailing slash; decides about secure cookies and device proofs */
  readonly publicUrl: string;
  /** null: the embedded database in `dataDir` */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** addresses or CIDRs whose X-Forwarded-* headers are believed */
  readonly trustedProxies: readonly string[];
  /** origins besides `publicUrl` that may call the API from a browser */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: string;
  readonly jwtSecret: string;
  readonly licenseSecret: string;
  /** 32 bytes each; the first encrypts, all decrypt */
  readonly encryptionKeys: readonly Buffer[];
  /** the first signs, all are published */
  readonly leaseKeys: readonly LeaseSigningKey[];
  /** statements of older keys about newer ones, published beside the keys */
  readonly leaseKeyIntroductions: readonly string[];
  readonly shedding: SheddingConfig;
  readonly abuse: AbuseConfig;
  /** older apps get APP_VERSION_TOO_OLD; null: any version */
  readonly minAppVersion: string | null;
  /** where demo accounts are written; null in production and by default */
  readonly demoAccountsFile: string | null;
  readonly bcryptCost: number;
  readonly accounts: AccountsConfig;
  readonly alerts: AlertConfig;
  readonly operation: OperationConfig;
  readonly mail: MailConfig;
  readonly mfa: MfaConfig;
  readonly audit: AuditConfig;
  readonly webhooks: WebhookConfig;
  readonly payments: PaymentsConfig;
  readonly billing: BillingConfig;
  readonly site: SiteConfig;
  /** what is published for the apps lies there; need not exist */
  readonly adapterDir: string;
}
