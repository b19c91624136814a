import { enAccount } from './en-account.ts';
import { enAdmin } from './en-admin.ts';
import { enAlerts } from './en-alerts.ts';
import { enAnomalies } from './en-anomalies.ts';
import { enApiKeys } from './en-api-keys.ts';
import { enAudit } from './en-audit.ts';
import { enAuth } from './en-auth.ts';
import { enBlocks } from './en-blocks.ts';
import { enBuy } from './en-buy.ts';
import { enDevices } from './en-devices.ts';
import { enDifferences } from './en-differences.ts';
import { enEffect } from './en-effect.ts';
import { enIncidents } from './en-incidents.ts';
import { enLegal } from './en-legal.ts';
import { enLicenses } from './en-licenses.ts';
import { enOffline } from './en-offline.ts';
import { enOverview } from './en-overview.ts';
import { enPalette } from './en-palette.ts';
import { enPayments } from './en-payments.ts';
import { enPlans } from './en-plans.ts';
import { enPrivacy } from './en-privacy.ts';
import { enProblems } from './en-problems.ts';
import { enProducts } from './en-products.ts';
import { enRenew } from './en-renew.ts';
import { enSecurity } from './en-security.ts';
import { enShell } from './en-shell.ts';
import { enShop } from './en-shop.ts';
import { enSite } from './en-site.ts';
import { enStaff } from './en-staff.ts';
import { enTransfer } from './en-transfer.ts';
import { enWebhooks } from './en-webhooks.ts';

/** Every sentence of the portal in English. */
export const en = {
  shell: enShell,
  palette: enPalette,
  auth: enAuth,
  licenses: enLicenses,
  overview: enOverview,
  admin: enAdmin,
  audit: enAudit,
  alerts: enAlerts,
  anomalies: enAnomalies,
  plans: enPlans,
  products: enProducts,
  incidents: enIncidents,
  blocks: enBlocks,
  buy: enBuy,
  renew: enRenew,
  site: enSite,
  legal: enLegal,
  payments: enPayments,
  differences: enDifferences,
  account: enAccount,
  security: enSecurity,
  privacy: enPrivacy,
  shop: enShop,
  staff: enStaff,
  devices: enDevices,
  effect: enEffect,
  offline: enOffline,
  problems: enProblems,
  apiKeys: enApiKeys,
  webhooks: enWebhooks,
  transfer: enTransfer,
} as const;
