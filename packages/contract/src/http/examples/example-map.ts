import type { RouteKey } from '../routes/route-map.ts';
import { accountExamples } from './accounts.ts';
import { adapterExamples } from './adapter.ts';
import { addressBlockExamples } from './address-blocks.ts';
import { adminExamples } from './admin.ts';
import { alertExamples } from './alerts.ts';
import { apiKeyExamples } from './api-keys.ts';
import { appExamples } from './app.ts';
import { authExamples } from './auth.ts';
import { emailExamples } from './email.ts';
import { healthExamples } from './health.ts';
import { incidentExamples } from './incidents.ts';
import { licenseExamples } from './licenses.ts';
import { meExamples } from './me.ts';
import { adminPaymentExamples, paymentExamples, productExamples } from './payments.ts';
import { planExamples } from './plans.ts';
import { privacyExamples } from './privacy.ts';
import { relayExamples } from './relay.ts';
import type { RouteExamples } from './route-examples.ts';
import { secondFactorExamples } from './second-factors.ts';
import { siteExamples } from './site.ts';
import { staffExamples } from './staff.ts';
import { webhookExamples } from './webhooks.ts';

/** An example of every call, for the documentation. */
export const EXAMPLES: RouteExamples<RouteKey> = {
  ...healthExamples,
  ...authExamples,
  ...secondFactorExamples,
  ...emailExamples,
  ...meExamples,
  ...staffExamples,
  ...apiKeyExamples,
  ...privacyExamples,
  ...webhookExamples,
  ...licenseExamples,
  ...appExamples,
  ...relayExamples,
  ...adapterExamples,
  ...adminExamples,
  ...alertExamples,
  ...addressBlockExamples,
  ...incidentExamples,
  ...accountExamples,
  ...planExamples,
  ...paymentExamples,
  ...productExamples,
  ...adminPaymentExamples,
  ...siteExamples,
};
