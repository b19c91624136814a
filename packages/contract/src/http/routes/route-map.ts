import type { Static, TSchema } from 'typebox';
import { accountRoutes } from './accounts.ts';
import { adapterRoutes } from './adapter.ts';
import { addressBlockRoutes } from './address-blocks.ts';
import { adminRoutes } from './admin.ts';
import { alertRoutes } from './alerts.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { appRoutes } from './app.ts';
import { authRoutes } from './auth.ts';
import { emailRoutes } from './email.ts';
import { healthRoutes } from './health.ts';
import { incidentRoutes } from './incidents.ts';
import { licenseRoutes } from './licenses.ts';
import { meRoutes } from './me.ts';
import { adminPaymentRoutes, paymentRoutes, productRoutes } from './payments.ts';
import { planRoutes } from './plans.ts';
import { privacyRoutes } from './privacy.ts';
import { relayRoutes } from './relay.ts';
import { secondFactorRoutes } from './second-factors.ts';
import { siteRoutes } from './site.ts';
import { staffRoutes } from './staff.ts';
import { webhookRoutes } from './webhooks.ts';

/** What the calls are about, in the order of the documentation. */
export const AREAS = {
  auth: { about: 'Accounts and sessions.', routes: authRoutes },
  'second-factors': { about: 'Second factors and passkeys.', routes: secondFactorRoutes },
  accounts: { about: 'Passwords, captcha, and who is signed in where.', routes: accountRoutes },
  email: { about: 'E-mail addresses: confirmed, and changed.', routes: emailRoutes },
  me: { about: 'Your own account, plans, quota and what you sold.', routes: meRoutes },
  staff: { about: 'The people who work for a reseller.', routes: staffRoutes },
  'api-keys': { about: 'Keys for the own shop of a reseller.', routes: apiKeyRoutes },
  privacy: { about: 'Your data: a copy of it, and the end of the account.', routes: privacyRoutes },
  webhooks: { about: 'Addresses of a reseller that are told of changes.', routes: webhookRoutes },
  licenses: { about: 'Licenses and the computers they run on.', routes: licenseRoutes },
  app: {
    about:
      'What the app asks. It proves itself by signatures of its device key in the body. Status 200 means the server reached a conclusion; 4xx and 5xx never mean "denied".',
    routes: appRoutes,
  },
  relay: {
    about:
      'Webhooks of the WhatsApp Business Cloud API on their way to the computers of a license: Meta delivers, the app fetches.',
    routes: relayRoutes,
  },
  payments: { about: 'Prices, orders and payments.', routes: paymentRoutes },
  adapter: {
    about: 'Signed repairs of the code the app puts into the page of WhatsApp Web.',
    routes: adapterRoutes,
  },
  admin: { about: 'Administration.', routes: adminRoutes },
  plans: { about: 'Plans, for admins.', routes: planRoutes },
  'admin-payments': { about: 'Payments, for admins.', routes: adminPaymentRoutes },
  products: { about: 'What is sold and for how much, for admins.', routes: productRoutes },
  alerts: { about: 'What the server noticed.', routes: alertRoutes },
  'address-blocks': { about: 'Addresses that are refused for a while.', routes: addressBlockRoutes },
  incidents: { about: 'Incidents: act, tell, report.', routes: incidentRoutes },
  site: { about: 'What everybody may know about this server.', routes: siteRoutes },
  health: { about: 'For the operator.', routes: healthRoutes },
} as const;

/**
 * Every call of the server. The server takes schemas and rights from here and the clients their types, so that
 * they cannot differ. Clients in a browser import its types alone: a route's name is all they need at run time.
 */
export const ROUTES = {
  ...authRoutes,
  ...secondFactorRoutes,
  ...accountRoutes,
  ...emailRoutes,
  ...meRoutes,
  ...staffRoutes,
  ...apiKeyRoutes,
  ...privacyRoutes,
  ...webhookRoutes,
  ...licenseRoutes,
  ...appRoutes,
  ...relayRoutes,
  ...adapterRoutes,
  ...adminRoutes,
  ...alertRoutes,
  ...addressBlockRoutes,
  ...incidentRoutes,
  ...planRoutes,
  ...paymentRoutes,
  ...productRoutes,
  ...adminPaymentRoutes,
  ...siteRoutes,
  ...healthRoutes,
} as const;

type Routes = typeof ROUTES;
export type RouteKey = keyof Routes;
export const ROUTE_KEYS = Object.keys(ROUTES) as readonly RouteKey[];

/** Routes that also answer a CSV file. */
export type WithCsv = {
  [Key in RouteKey]: Routes[Key] extends { readonly csv: true } ? Key : never;
}[RouteKey];

type StaticOf<Definition, Part extends string> =
  Definition extends Readonly<Record<Part, infer Schema extends TSchema>> ? Static<Schema> : undefined;
type AnswersOf<Answers> = {
  [Status in keyof Answers]: Status extends 204
    ? undefined
    : Answers[Status] extends TSchema
      ? Static<Answers[Status]>
      : never;
}[keyof Answers];
type ResolvedMap = {
  [Key in RouteKey]: {
    readonly params: StaticOf<Routes[Key], 'params'>;
    readonly query: StaticOf<Routes[Key], 'query'>;
    readonly body: StaticOf<Routes[Key], 'body'>;
    readonly answer: AnswersOf<Routes[Key]['answer']>;
    readonly sent: SentAs<AnswersOf<Routes[Key]['answer']>>;
    readonly input: InputOf<Routes[Key]>;
  };
};

/** Resolved once per route. An interface, because a mapped type would be worked out again at every look-up. */
interface Resolved extends ResolvedMap {}

export type ParamsOf<Key extends RouteKey> = Resolved[Key]['params'];
export type QueryOf<Key extends RouteKey> = Resolved[Key]['query'];
export type BodyOf<Key extends RouteKey> = Resolved[Key]['body'];
/** What the server may answer without an error. */
export type AnswerOf<Key extends RouteKey> = Resolved[Key]['answer'];
/** What a handler of the server returns. */
export type SentBy<Key extends RouteKey> = Resolved[Key]['sent'];
/** What a client passes. */
export type RouteInput<Key extends RouteKey> = Resolved[Key]['input'];

// biome-ignore lint/suspicious/noConfusingVoidType: it is a return type, of handlers
type SentAs<Answer> = [Answer] extends [undefined] ? void : Answer;
type Part<Name extends string, Value> = Value extends undefined
  ? unknown
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };
type InputOf<Definition> = Part<'params', StaticOf<Definition, 'params'>> &
  Part<'query', StaticOf<Definition, 'query'>> &
  (Definition extends { readonly bodyOptional: true }
    ? { readonly body?: StaticOf<Definition, 'body'> }
    : StaticOf<Definition, 'body'> extends undefined
      ? unknown
      : { readonly body: StaticOf<Definition, 'body'> });
