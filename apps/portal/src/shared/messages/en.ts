import { enAccount } from './en-account.ts';
import { enAdmin } from './en-admin.ts';
import { enApiKeys } from './en-api-keys.ts';
import { enAudit } from './en-audit.ts';
import { enAuth } from './en-auth.ts';
import { enBlocks } from './en-blocks.ts';
import { enLicenses } from './en-licenses.ts';
import { enPrivacy } from './en-privacy.ts';
import { enSecurity } from './en-security.ts';
import { enShell } from './en-shell.ts';
import { enShop } from './en-shop.ts';
import { enStaff } from './en-staff.ts';
import { enWebhooks } from './en-webhooks.ts';

/** Every sentence of the portal in English. */
export const en = {
  shell: enShell,
  auth: enAuth,
  licenses: enLicenses,
  admin: enAdmin,
  audit: enAudit,
  blocks: enBlocks,
  account: enAccount,
  security: enSecurity,
  privacy: enPrivacy,
  shop: enShop,
  staff: enStaff,
  apiKeys: enApiKeys,
  webhooks: enWebhooks,
} as const;
