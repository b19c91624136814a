import { configError } from './config-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface StripeConfig {
  readonly secretKey: string;
  /** more than one while they are changed; the newest first */
  readonly webhookSecrets: readonly string[];
  /** where a stand-in answers instead of Stripe, without a trailing slash; null: Stripe */
  readonly apiBase: string | null;
}

export interface RazorpayConfig {
  readonly keyId: string;
  readonly keySecret: string;
  readonly webhookSecrets: readonly string[];
  readonly apiBase: string | null;
}

export interface PaypalConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookId: string;
  /** of PayPal's catalog; plans of subscriptions belong to it */
  readonly productId: string;
  readonly environment: 'sandbox' | 'live';
  readonly apiBase: string | null;
  /** `host` or `host:port` of a stand-in that serves certificates of webhooks beside PayPal */
  readonly certificateHosts: readonly string[];
}

/** null: nobody can pay this way */
export interface PaymentsConfig {
  readonly stripe: StripeConfig | null;
  readonly razorpay: RazorpayConfig | null;
  readonly paypal: PaypalConfig | null;
}

/** The providers that are set up. One that is set up by half is an error, as its buyers would pay and get nothing. */
export function readPayments(env: Env, production: boolean): PaymentsConfig {
  for (const name of ['STRIPE_API_BASE', 'RAZORPAY_API_BASE', 'PAYPAL_API_BASE', 'PAYPAL_CERT_HOSTS']) {
    if (production && env[name]) throw configError(name, 'is for stand-ins and refused in production');
  }
  return { stripe: readStripe(env), razorpay: readRazorpay(env), paypal: readPaypal(env) };
}

function readStripe(env: Env): StripeConfig | null {
  if (!isSetUp(env, ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])) return null;
  return {
    secretKey: read(env, 'STRIPE_SECRET_KEY', /^[sr]k_(test|live)_\w{8,}$/, 'sk_live_…'),
    webhookSecrets: readList(env, 'STRIPE_WEBHOOK_SECRET', /^whsec_[\w+/=-]{8,}$/, 'whsec_…'),
    apiBase: readBase(env, 'STRIPE_API_BASE'),
  };
}

function readRazorpay(env: Env): RazorpayConfig | null {
  if (!isSetUp(env, ['RAZORPAY_KEY_ID', 'RAZORPAY_KEY_SECRET', 'RAZORPAY_WEBHOOK_SECRET'])) return null;
  return {
    keyId: read(env, 'RAZORPAY_KEY_ID', /^rzp_(test|live)_\w{8,}$/, 'rzp_live_…'),
    keySecret: read(env, 'RAZORPAY_KEY_SECRET', /^\S{8,}$/, 'at least 8 characters'),
    webhookSecrets: readList(env, 'RAZORPAY_WEBHOOK_SECRET', /^\S{12,}$/, 'at least 12 characters'),
    apiBase: readBase(env, 'RAZORPAY_API_BASE'),
  };
}

function readPaypal(env: Env): PaypalConfig | null {
  const names = [
    'PAYPAL_CLIENT_ID',
    'PAYPAL_CLIENT_SECRET',
    'PAYPAL_WEBHOOK_ID',
    'PAYPAL_PRODUCT_ID',
    'PAYPAL_ENVIRONMENT',
  ];
  if (!isSetUp(env, names)) return null;
  const environment = read(env, 'PAYPAL_ENVIRONMENT', /^(sandbox|live)$/, 'sandbox or live');
  return {
    clientId: read(env, 'PAYPAL_CLIENT_ID', /^\S{8,}$/, 'at least 8 characters'),
    clientSecret: read(env, 'PAYPAL_CLIENT_SECRET', /^\S{8,}$/, 'at least 8 characters'),
    webhookId: read(env, 'PAYPAL_WEBHOOK_ID', /^[\w-]{6,}$/, 'the id of the webhook'),
    productId: read(env, 'PAYPAL_PRODUCT_ID', /^[\w-]{6,}$/, 'the id of a catalog product (PROD-…)'),
    environment: environment === 'live' ? 'live' : 'sandbox',
    apiBase: readBase(env, 'PAYPAL_API_BASE'),
    certificateHosts: (env.PAYPAL_CERT_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter((host) => host !== '')
      .map(readHost),
  };
}

/** Throws when some are set and others are not. */
function isSetUp(env: Env, names: readonly string[]): boolean {
  const missing = names.filter((name) => !env[name]);
  const [first] = missing;
  if (missing.length === names.length) return false;
  if (first !== undefined) throw configError(first, `is needed beside ${names.find((name) => env[name])}`);
  return true;
}

function read(env: Env, name: string, pattern: RegExp, like: string): string {
  const value = env[name] ?? '';
  if (!pattern.test(value)) throw configError(name, `must look like: ${like}`);
  return value;
}

function readList(env: Env, name: string, pattern: RegExp, like: string): string[] {
  const values = (env[name] ?? '').split(',').map((value) => value.trim());
  // an empty secret would let everybody sign
  if (!values.every((value) => pattern.test(value))) throw configError(name, `must look like: ${like}`);
  return values;
}

function readBase(env: Env, name: string): string | null {
  const value = env[name];
  if (!value) return null;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw configError(name, 'must look like http://127.0.0.1:4402/stripe');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readHost(value: string): string {
  if (!/^[a-z0-9.-]+(:\d{1,5})?$/.test(value)) {
    throw configError('PAYPAL_CERT_HOSTS', `"${value}" is no host such as 127.0.0.1:4402`);
  }
  return value;
}
