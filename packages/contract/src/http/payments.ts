import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../languages.ts';
import { MOST_MINOR_UNITS } from '../money.ts';
import { Email } from './auth.ts';
import { LicenseStatus } from './licenses.ts';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';

export const PAYMENT_PROVIDERS = ['stripe', 'razorpay', 'paypal'] as const;
export const PaymentProviderName = Type.Enum(PAYMENT_PROVIDERS);

/** `month`, `year`: paid again and again; null: paid once. */
export const BILLING_INTERVALS = ['month', 'year'] as const;
const NullableInterval = Type.Unsafe<(typeof BILLING_INTERVALS)[number] | null>({
  type: ['string', 'null'],
  enum: [...BILLING_INTERVALS, null],
});
const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });

/** ISO 4217. Every amount is a whole number of the smallest unit of its currency. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
/** ISO 3166, two letters */
const Country = Type.String({ pattern: '^[A-Z]{2}$' });

/** `license`: licenses of a plan. `quota`: packs of licenses a reseller can make. */
export const PRODUCT_KINDS = ['license', 'quota'] as const;
const ProductKind = Type.Enum(PRODUCT_KINDS);

export const Price = Type.Object({
  id: Id,
  currency: Currency,
  amount: Type.Integer(),
  interval: NullableInterval,
  /** false: the tax of the buyer's country comes on top */
  taxIncluded: Type.Boolean(),
});
export type Price = Static<typeof Price>;

const productFields = {
  id: Id,
  kind: ProductKind,
  name: Type.String(),
  description: Type.String(),
  /** of kind `quota`: licenses in one pack */
  units: NullableInteger,
};

/** What the plan of a product allows, as far as a buyer has to know. */
const NullableSoldPlan = Type.Unsafe<{
  id: string;
  name: string;
  deviceLimit: number;
  durationDays: number | null;
  entitlements: string[];
  limits: Record<string, number>;
} | null>({
  type: ['object', 'null'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    deviceLimit: { type: 'integer' },
    durationDays: { type: ['integer', 'null'] },
    entitlements: { type: 'array', items: { type: 'string' } },
    limits: { type: 'object', additionalProperties: { type: 'number' } },
  },
});

export const SoldProduct = Type.Object({
  ...productFields,
  plan: NullableSoldPlan,
  prices: Type.Array(Price),
});
export type SoldProduct = Static<typeof SoldProduct>;

/** `GET /v1/prices` (anyone) → 200 {@link PriceList}. */
export const PriceQuery = Type.Object({ currency: Type.Optional(Currency) }, { additionalProperties: false });
export type PriceQuery = Static<typeof PriceQuery>;
/** Ways to pay on this server; `live` false: test money. */
const PaymentWays = Type.Array(Type.Object({ name: PaymentProviderName, live: Type.Boolean() }));
export const PriceList = Type.Object({
  providers: PaymentWays,
  /** currencies there are prices in */
  currencies: Type.Array(Currency),
  /** what is added or included by country, hundredths of a percent; `*`: every other country */
  taxes: Type.Array(Type.Object({ country: Type.String(), name: Type.String(), rate: Type.Integer() })),
  products: Type.Array(SoldProduct),
});
export type PriceList = Static<typeof PriceList>;

const BillingText = Type.String({ minLength: 1, maxLength: 300 });
/** For the invoice. */
export const Billing = Type.Object(
  {
    name: Type.Optional(BillingText),
    address: Type.Optional(BillingText),
    taxId: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type Billing = Static<typeof Billing>;

/** What follows the # of a link that was mailed before a license ends. */
const RenewalToken = Type.String({ minLength: 20, maxLength: 100 });

/**
 * `POST /v1/checkout` (anyone) → 201 {@link CheckoutAnswer}. Who is signed in buys for their account; others name an
 * address. `licenseId`: that license of one's own goes on, at an offer of `GET /v1/licenses/:id/offers`; `renewalToken`, in
 * its place: that of a mailed link does, at an offer of `POST /v1/renewals/offers`.
 */
export const CheckoutBody = Type.Object(
  {
    priceId: Id,
    licenseId: Type.Optional(Id),
    renewalToken: Type.Optional(RenewalToken),
    /** of the offer, as the buyer saw it: at another one nothing is ordered */
    shownAmount: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS })),
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    provider: PaymentProviderName,
    email: Type.Optional(Email),
    /** needed where the server charges tax */
    country: Type.Optional(Country),
    billing: Type.Optional(Billing),
    language: Type.Optional(Type.Enum(LANGUAGES)),
  },
  { additionalProperties: false },
);
export type CheckoutBody = Static<typeof CheckoutBody>;

/** Why a license cannot be paid on. */
export const OFFER_REFUSALS = [
  'not-bought',
  'revoked',
  'suspended',
  'trial',
  'not-started',
  'without-end',
  'subscription',
  'not-sold',
] as const;
/** Why it cannot get another plan. `several`: its subscription pays for other licenses too. `changing`: it is about to. */
export const CHANGE_REFUSALS = [
  ...OFFER_REFUSALS.filter((refusal) => refusal !== 'subscription'),
  'several',
  'changing',
  'past-due',
] as const;
const NullableChangeRefusal = Type.Unsafe<(typeof CHANGE_REFUSALS)[number] | null>({
  type: ['string', 'null'],
  enum: [...CHANGE_REFUSALS, null],
});
const NullableOfferRefusal = Type.Unsafe<(typeof OFFER_REFUSALS)[number] | null>({
  type: ['string', 'null'],
  enum: [...OFFER_REFUSALS, null],
});

/**
 * What a license can go on with. `renew`: its plan. Another plan: `now`, with the unused share of what was paid deducted
 * (paid once) or given back (a subscription), or `at-end` of what is paid.
 */
export const LicenseOffer = Type.Object({
  kind: Type.Enum(['renew', 'now', 'at-end']),
  priceId: Id,
  name: Type.String(),
  currency: Currency,
  /** null: paid once */
  interval: NullableInterval,
  /** what is paid now, tax included */
  amount: Type.Integer(),
  tax: Type.Integer(),
  /** the unused share of what was paid before */
  unused: Type.Integer(),
  startsAt: Instant,
  /** if it is paid now */
  endsAt: Instant,
  deviceLimit: Type.Integer(),
  /** computers that have to be taken out first; none is thrown off */
  devicesOver: Type.Integer(),
});
export type LicenseOffer = Static<typeof LicenseOffer>;

/** `GET /v1/licenses/:id/offers` (its customer) → 200 {@link LicenseOffers}. */
export const OfferQuery = Type.Object({ country: Type.Optional(Country) }, { additionalProperties: false });
export type OfferQuery = Static<typeof OfferQuery>;
const offerFields = {
  keyEnd: Type.String(),
  planName: Type.String(),
  expiresAt: NullableInstant,
  /** null: there are offers */
  refusal: NullableOfferRefusal,
  /** whose tax is in the amounts; asked for, or that of the last order */
  country: NullableString,
  /** tax depends on the country: without one there are no offers */
  countryNeeded: Type.Boolean(),
  providers: PaymentWays,
  offers: Type.Array(LicenseOffer),
};
export const LicenseOffers = Type.Object({
  ...offerFields,
  /** null: there are other plans */
  changeRefusal: NullableChangeRefusal,
  changes: Type.Array(LicenseOffer),
});
export type LicenseOffers = Static<typeof LicenseOffers>;

/** `POST /v1/renewals/offers` (whoever has the mailed link) → 200 {@link RenewalOffers}: of its license, with its plan. */
export const RenewalBody = Type.Object(
  { token: RenewalToken, country: Type.Optional(Country) },
  { additionalProperties: false },
);
export type RenewalBody = Static<typeof RenewalBody>;
export const RenewalOffers = Type.Object(offerFields);
export type RenewalOffers = Static<typeof RenewalOffers>;

/** Where the browser goes to pay: a link (`GET`), or a form whose fields are posted. */
export const HostedPage = Type.Object({
  method: Type.Enum(['GET', 'POST']),
  url: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
});
export const CheckoutAnswer = Type.Object({
  orderId: Id,
  /** shows this order, and the license keys in it, to whoever has it */
  token: Type.String(),
  page: HostedPage,
});
export type CheckoutAnswer = Static<typeof CheckoutAnswer>;

/**
 * `pending` → `paid` → `fulfilled` → `refunded` | `disputed` → `lost` | `won`; `expired`, `failed`. `paid`: the money
 * is there and nothing could be handed out yet.
 */
export const ORDER_STATES = [
  'pending',
  'paid',
  'fulfilled',
  'refunded',
  'disputed',
  'lost',
  'won',
  'expired',
  'failed',
] as const;
export const OrderState = Type.Enum(ORDER_STATES);
export type OrderState = Static<typeof OrderState>;

export const OrderLine = Type.Object({
  kind: ProductKind,
  description: Type.String(),
  quantity: Type.Integer(),
  unitAmount: Type.Integer(),
  units: NullableInteger,
  /** the license that was paid on; null: something new was bought */
  licenseId: NullableString,
});

/** A license that was bought, with its key. */
export const BoughtLicense = Type.Object({
  id: Id,
  /** null: of an order made by the link of a reminder, which shows nobody a key */
  key: NullableString,
  keyEnd: Type.String(),
  planName: Type.String(),
  status: LicenseStatus,
  expiresAt: NullableInstant,
  /** of a license whose days begin with the first activation */
  pendingDays: NullableInteger,
});

const orderFields = {
  id: Id,
  state: OrderState,
  provider: PaymentProviderName,
  /** false: test money */
  live: Type.Boolean(),
  currency: Currency,
  /** tax included */
  amount: Type.Integer(),
  tax: Type.Integer(),
  taxName: NullableString,
  /** hundredths of a percent */
  taxRate: Type.Integer(),
  interval: NullableInterval,
  refunded: Type.Integer(),
  createdAt: Instant,
  paidAt: NullableInstant,
  lines: Type.Array(OrderLine),
};

/** `GET /v1/orders` (signed in) → 200, newest first: what one bought oneself. */
export const OrderSummary = Type.Object(orderFields);
export type OrderSummary = Static<typeof OrderSummary>;
export const OrderPage = pageOf(OrderSummary);
export type OrderPage = Static<typeof OrderPage>;

/** `invoice`: of a payment. `credit`: of money given back. Numbers of a year have no gaps. */
export const ReceiptSummary = Type.Object({
  id: Id,
  kind: Type.Enum(['invoice', 'credit']),
  number: Type.String(),
  currency: Currency,
  amount: Type.Integer(),
  tax: Type.Integer(),
  issuedAt: Instant,
});
export type ReceiptSummary = Static<typeof ReceiptSummary>;

/** `GET /v1/orders/:id` (its buyer, or whoever has the token) → 200 {@link Order}. */
export const OrderQuery = Type.Object(
  { token: Type.Optional(Type.String({ minLength: 20, maxLength: 100 })) },
  { additionalProperties: false },
);
export type OrderQuery = Static<typeof OrderQuery>;
/** `GET /v1/orders/:id/receipt.pdf` (as the order; admin, auditor) → 200 {@link ReceiptFile}: the named one, else the newest. */
export const ReceiptQuery = Type.Object(
  { ...OrderQuery.properties, receipt: Type.Optional(Id) },
  { additionalProperties: false },
);
export type ReceiptQuery = Static<typeof ReceiptQuery>;
export const ReceiptFile = Type.String();

/**
 * What became of what was handed out: `none` was, or it is `ready`, `resting` (suspended), `over` (its time), in part or
 * wholly taken back.
 */
export const ORDER_GOODS = ['none', 'ready', 'resting', 'over', 'part-taken', 'taken'] as const;
export type OrderGoods = (typeof ORDER_GOODS)[number];

export const Order = Type.Object({
  ...orderFields,
  goods: Type.Enum(ORDER_GOODS),
  /** empty until the order is fulfilled */
  licenses: Type.Array(BoughtLicense),
  /** units of quota that were booked */
  units: Type.Integer(),
  receipts: Type.Array(ReceiptSummary),
});
export type Order = Static<typeof Order>;

/** A product as admins see it, also one no longer sold. */
export const AdminPrice = Type.Object({
  ...Price.properties,
  active: Type.Boolean(),
  createdAt: Instant,
  /** how the providers call it, where it is paid again and again and they keep plans; one for each amount with tax */
  providerPlans: Type.Array(
    Type.Object({
      provider: PaymentProviderName,
      live: Type.Boolean(),
      amount: Type.Integer(),
      planRef: Type.String(),
    }),
  ),
});
export type AdminPrice = Static<typeof AdminPrice>;
export const AdminProduct = Type.Object({
  ...productFields,
  planId: NullableString,
  planName: NullableString,
  active: Type.Boolean(),
  /** on the price list: active, with a price, and its plan is sold */
  onSale: Type.Boolean(),
  /** counts changes of its description and sale */
  version: Type.Integer(),
  createdAt: Instant,
  /** oldest first, also those no longer sold */
  prices: Type.Array(AdminPrice),
});
export type AdminProduct = Static<typeof AdminProduct>;
/** `GET /v1/admin/products` (admin, auditor) → 200, newest first. */
export const AdminProductPage = pageOf(AdminProduct);
export type AdminProductPage = Static<typeof AdminProductPage>;

const ProductName = Type.String({ minLength: 1, maxLength: 80 });
const ProductDescription = Type.String({ maxLength: 500 });

/** `POST /v1/admin/products` (admin; `Idempotency-Key`) → 201 {@link AdminProduct}. Names a plan, or units for a pack. */
export const CreateProductBody = Type.Object(
  {
    name: ProductName,
    description: Type.Optional(ProductDescription),
    planId: Type.Optional(Id),
    units: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  { additionalProperties: false },
);
export type CreateProductBody = Static<typeof CreateProductBody>;

/**
 * `PATCH /v1/admin/products/:id` (admin) → 200 {@link AdminProduct}. `active: false` ends its sale; orders made stay.
 * `version`: of the product that was read; one that changed since is refused with 409 `CONFLICT`.
 */
export const UpdateProductBody = Type.Object(
  {
    name: Type.Optional(ProductName),
    description: Type.Optional(ProductDescription),
    active: Type.Optional(Type.Boolean()),
    version: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateProductBody = Static<typeof UpdateProductBody>;

/**
 * `POST /v1/admin/prices` (admin; `Idempotency-Key`) → 201 {@link AdminPrice}. Its amount is never changed: `replaces`
 * names the price on sale for the same currency and interval that ends with it, or is refused with 409 `CONFLICT`.
 */
export const CreatePriceBody = Type.Object(
  {
    productId: Id,
    currency: Currency,
    amount: Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS }),
    interval: Type.Optional(Type.Enum(BILLING_INTERVALS)),
    taxIncluded: Type.Boolean(),
    replaces: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type CreatePriceBody = Static<typeof CreatePriceBody>;

/** `PATCH /v1/admin/prices/:id` (admin) → 200 {@link AdminPrice}: ends or resumes its sale. */
export const UpdatePriceBody = Type.Object({ active: Type.Boolean() }, { additionalProperties: false });
export type UpdatePriceBody = Static<typeof UpdatePriceBody>;

/** `POST /v1/payments/webhooks/:provider` (the provider) → 200 {@link PaymentWebhookReceived}, for an event it knows already too. */
export const PaymentWebhookParams = Type.Object(
  { provider: PaymentProviderName },
  { additionalProperties: false },
);
/** As each provider documents it. The signature is over its bytes; nothing else is looked at before. */
export const PaymentWebhook = Type.Object(
  {
    id: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    data: Type.Optional(Type.Unknown()),
    event: Type.Optional(Type.String()),
    payload: Type.Optional(Type.Unknown()),
    event_type: Type.Optional(Type.String()),
    resource: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);
export const PaymentWebhookReceived = Type.Object({ received: Type.Literal(true) });

/** `POST /v1/orders/:id/return` → 303 to the page of the order. The form of a provider that posts one. */
export const OrderReturnQuery = Type.Object(
  { token: Type.String({ minLength: 20, maxLength: 100 }) },
  { additionalProperties: false },
);
export const OrderReturn = Type.Record(Type.String(), Type.String(), { additionalProperties: false });
export const OrderReturned = Type.String();

/** `past-due`: a renewal could not be collected yet. `cancelled`: runs to the end of the paid period. */
export const SUBSCRIPTION_STATES = ['active', 'past-due', 'cancelled', 'ended'] as const;
const SubscriptionState = Type.Enum(SUBSCRIPTION_STATES);

/** `GET /v1/subscriptions` (signed in) → 200, newest first; `POST …/:id/cancel` → 200. */
export const Subscription = Type.Object({
  id: Id,
  orderId: Id,
  state: SubscriptionState,
  provider: PaymentProviderName,
  live: Type.Boolean(),
  description: Type.String(),
  currency: Currency,
  /** each time, tax included */
  amount: Type.Integer(),
  interval: Type.Enum(BILLING_INTERVALS),
  /** end of the newest paid period */
  periodEnd: Instant,
  /** end of what it pays for: later than that of the period where other time was paid for before */
  runsUntil: Instant,
  cancelAskedAt: NullableInstant,
  createdAt: Instant,
});
export type Subscription = Static<typeof Subscription>;
export const SubscriptionPage = pageOf(Subscription);
export type SubscriptionPage = Static<typeof SubscriptionPage>;

const adminOrderFields = {
  ...orderFields,
  buyerId: NullableString,
  /** null: forgotten */
  email: NullableString,
  country: NullableString,
  /** why the money and the order do not go together, or why nothing was handed out */
  problem: NullableString,
  /** units that were used before the payment was taken back */
  debtUnits: Type.Integer(),
  fraudWarnedAt: NullableInstant,
  fulfilledAt: NullableInstant,
  providerRef: NullableString,
};
/** `GET /v1/admin/payments` (admin, auditor) → 200, newest first. */
export const AdminOrder = Type.Object(adminOrderFields);
export type AdminOrder = Static<typeof AdminOrder>;
export const AdminOrderPage = pageOf(AdminOrder);
export type AdminOrderPage = Static<typeof AdminOrderPage>;
/** `q`: an e-mail address, the id of an order or account, or a reference of the provider. `problem`: those with one. */
export const AdminPaymentQuery = Type.Object(
  {
    ...PageQueryFields,
    q: Type.Optional(Type.String({ maxLength: 254 })),
    state: Type.Optional(OrderState),
    provider: Type.Optional(PaymentProviderName),
    problem: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type AdminPaymentQuery = Static<typeof AdminPaymentQuery>;

const NullableSubscription = Type.Unsafe<{
  state: (typeof SUBSCRIPTION_STATES)[number];
  periodEnd: string;
} | null>({
  type: ['object', 'null'],
  properties: { state: { type: 'string' }, periodEnd: { type: 'string', format: 'date-time' } },
});

/** `GET /v1/admin/payments/:id` (admin, auditor) → 200 {@link AdminPayment}. */
export const AdminPayment = Type.Object({
  ...adminOrderFields,
  paymentRef: NullableString,
  /** what can still be given back; of a subscription, of its newest paid period */
  refundable: Type.Integer(),
  subscriptionRef: NullableString,
  subscription: NullableSubscription,
  licenses: Type.Array(Type.Object({ id: Id, keyEnd: Type.String(), status: Type.String() })),
  /** paid periods, oldest first */
  invoices: Type.Array(
    Type.Object({
      paidAt: Instant,
      periodEnd: Instant,
      amount: Type.Integer(),
      refunded: Type.Integer(),
    }),
  ),
  receipts: Type.Array(ReceiptSummary),
  /** asked for here; what was given back at the provider alone counts in `refunded` */
  refunds: Type.Array(
    Type.Object({
      id: Id,
      amount: Type.Integer(),
      reason: Type.String(),
      state: Type.Enum(['asked', 'pending', 'done', 'failed']),
      /** the goods were taken back with this part */
      takeBack: Type.Boolean(),
      /** of a failed one: what the provider said */
      problem: NullableString,
      /** of a failed one an admin dealt with: `retried`, or how else the money was given back */
      settlement: NullableString,
      createdAt: Instant,
      settledAt: NullableInstant,
    }),
  ),
  /** what the provider told, oldest first */
  events: Type.Array(
    Type.Object({
      eventId: Type.String(),
      type: Type.String(),
      state: Type.Enum(['waiting', 'done', 'dead']),
      problem: NullableString,
      receivedAt: Instant,
    }),
  ),
});
export type AdminPayment = Static<typeof AdminPayment>;

const RefundedGoods = Type.Enum(['keep', 'take-back']);

/** `POST /v1/admin/payments/:id/refund` (admin; `Idempotency-Key`) → 200 {@link AdminPayment}. No amount: all that is left. */
export const RefundBody = Type.Object(
  {
    amount: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS })),
    reason: Type.String({ minLength: 1, maxLength: 200 }),
    /** of a part: whether licenses and unused units stay (so without it) or are taken back; all of it takes them anyway */
    goods: Type.Optional(RefundedGoods),
  },
  { additionalProperties: false },
);
export type RefundBody = Static<typeof RefundBody>;

/** `POST /v1/admin/payments/:id/refunds/:refundId/retry` and `…/settle` (admin) → 200 {@link AdminPayment}. */
export const FailedRefundParams = Type.Object({ id: Id, refundId: Id }, { additionalProperties: false });
export const SettleRefundBody = Type.Object(
  { how: Type.String({ minLength: 1, maxLength: 200 }), goods: RefundedGoods },
  { additionalProperties: false },
);
export type SettleRefundBody = Static<typeof SettleRefundBody>;

/**
 * `unknown`: a payment no order belongs to. `not-handed-out`: paid, and nothing was handed out. `amount`, `refunded`: not
 * the same here and there. `missing`: an order that was paid, with a payment the provider does not have. `late`: found by
 * the comparison and mended; the webhook never came.
 */
export const PAYMENT_DIFFERENCE_KINDS = [
  'unknown',
  'not-handed-out',
  'amount',
  'refunded',
  'missing',
  'late',
] as const;
export const PaymentDifferenceKind = Type.Enum(PAYMENT_DIFFERENCE_KINDS);

const NullableMoney = Type.Unsafe<{ amount: number; currency: string } | null>({
  type: ['object', 'null'],
  properties: { amount: { type: 'integer' }, currency: { type: 'string' } },
});

/** `GET /v1/admin/payments/differences` (admin, auditor) → 200, newest first. */
export const PaymentDifference = Type.Object({
  id: Id,
  provider: PaymentProviderName,
  kind: PaymentDifferenceKind,
  /** the payment at the provider; of a `missing` one the order */
  reference: Type.String(),
  orderId: NullableString,
  /** the sum at the provider, and ours; of `refunded` what was given back. null: there is none */
  theirs: NullableMoney,
  ours: NullableMoney,
  foundAt: Instant,
  /** since when they agree, or an admin settled it; null: they still disagree */
  resolvedAt: NullableInstant,
  /** why an admin settled it; null: nobody did */
  settledReason: NullableString,
});
export type PaymentDifference = Static<typeof PaymentDifference>;
export const PaymentDifferencePage = pageOf(PaymentDifference);
export type PaymentDifferencePage = Static<typeof PaymentDifferencePage>;
/** `open`: those that still disagree, or those that are over. */
export const DifferenceQuery = Type.Object(
  {
    ...PageQueryFields,
    open: Type.Optional(Type.Boolean()),
    kind: Type.Optional(PaymentDifferenceKind),
    provider: Type.Optional(PaymentProviderName),
  },
  { additionalProperties: false },
);
export type DifferenceQuery = Static<typeof DifferenceQuery>;

/**
 * `POST /v1/admin/payments/differences/:id/settle` (admin) → 200 {@link PaymentDifference}, 409 `CONFLICT` when it is over
 * already. It is found again when its sums change. `POST …/:id/reopen` takes it back.
 */
export const SettleDifferenceBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export type SettleDifferenceBody = Static<typeof SettleDifferenceBody>;

/** How the last comparison with a provider ended. */
export const PaymentComparison = Type.Object({
  provider: PaymentProviderName,
  live: Type.Boolean(),
  /** an admin asked for one that has not ended */
  running: Type.Boolean(),
  /** null: none has ended well yet */
  comparedAt: NullableInstant,
  /** of three days, and how many of them differed */
  payments: Type.Integer(),
  differences: Type.Integer(),
  /** code of the error the last try ended with; null: it ended well */
  problem: NullableString,
});
export type PaymentComparison = Static<typeof PaymentComparison>;
/** `GET /v1/admin/payments/comparisons` (admin, auditor) → 200; `POST` (admin) → 202: begins one with every provider. */
export const PaymentComparisonList = Type.Object({
  items: Type.Array(PaymentComparison),
  nextCursor: Type.Null(),
});
export type PaymentComparisonList = Static<typeof PaymentComparisonList>;
