import * as activationProblems from '@mywasender/contract/http/activation-problems';
import * as adapter from '@mywasender/contract/http/adapter';
import * as addressBlocks from '@mywasender/contract/http/address-blocks';
import * as admin from '@mywasender/contract/http/admin';
import * as alerts from '@mywasender/contract/http/alerts';
import * as anomalies from '@mywasender/contract/http/anomalies';
import * as apiKeys from '@mywasender/contract/http/api-keys';
import * as auth from '@mywasender/contract/http/auth';
import * as captcha from '@mywasender/contract/http/captcha';
import * as checkout from '@mywasender/contract/http/checkout';
import * as devices from '@mywasender/contract/http/devices';
import * as email from '@mywasender/contract/http/email';
import * as health from '@mywasender/contract/http/health';
import * as incidents from '@mywasender/contract/http/incidents';
import * as events from '@mywasender/contract/http/license-events';
import * as licenseOffers from '@mywasender/contract/http/license-offers';
import * as licenses from '@mywasender/contract/http/licenses';
import * as me from '@mywasender/contract/http/me';
import * as mfa from '@mywasender/contract/http/mfa';
import * as orders from '@mywasender/contract/http/orders';
import * as overview from '@mywasender/contract/http/overview';
import * as page from '@mywasender/contract/http/page';
import * as password from '@mywasender/contract/http/password';
import * as paymentComparisons from '@mywasender/contract/http/payment-comparisons';
import * as paymentDifferences from '@mywasender/contract/http/payment-differences';
import * as paymentWebhooks from '@mywasender/contract/http/payment-webhooks';
import * as payments from '@mywasender/contract/http/payments';
import * as plans from '@mywasender/contract/http/plans';
import * as prices from '@mywasender/contract/http/prices';
import * as privacy from '@mywasender/contract/http/privacy';
import * as products from '@mywasender/contract/http/products';
import * as refunds from '@mywasender/contract/http/refunds';
import * as relay from '@mywasender/contract/http/relay';
import * as site from '@mywasender/contract/http/site';
import * as staff from '@mywasender/contract/http/staff';
import * as statistics from '@mywasender/contract/http/statistics';
import * as subscriptions from '@mywasender/contract/http/subscriptions';
import * as verdict from '@mywasender/contract/http/verdict';
import * as webhookEvents from '@mywasender/contract/http/webhook-events';
import * as webhooks from '@mywasender/contract/http/webhooks';

const MODULES = [
  page,
  auth,
  captcha,
  password,
  mfa,
  email,
  me,
  privacy,
  staff,
  statistics,
  apiKeys,
  webhooks,
  webhookEvents,
  plans,
  licenses,
  devices,
  activationProblems,
  verdict,
  events,
  relay,
  prices,
  products,
  checkout,
  licenseOffers,
  orders,
  subscriptions,
  payments,
  refunds,
  paymentDifferences,
  paymentComparisons,
  paymentWebhooks,
  adapter,
  admin,
  overview,
  alerts,
  anomalies,
  addressBlocks,
  incidents,
  site,
  health,
];

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The objects of the contract by the names they are exported under: the document says each once. */
export const SCHEMA_NAMES = new Map<unknown, string>(
  MODULES.flatMap((module) => Object.entries(module))
    .filter(([, value]) => isRecord(value) && value.type === 'object')
    .map(([name, value]) => [value, name] as const)
    // of two names for one schema the first stays
    .toReversed(),
);

/** Turns schemas into references and keeps what they refer to. OpenAPI 3.1 takes JSON schemas as they are. */
export function createSchemaShelf() {
  const schemas: Record<string, unknown> = {};

  const refer = (schema: unknown): unknown => {
    const name = SCHEMA_NAMES.get(schema);
    if (name === undefined) return inline(schema);
    if (!(name in schemas)) {
      schemas[name] = null;
      schemas[name] = inline(schema);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => refer(entry));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, refer(entry)]));
  };
  return { refer, schemas };
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
