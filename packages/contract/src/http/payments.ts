import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../languages.ts';
import { MOST_MINOR_UNITS } from '../money.ts';
import { Email } from './auth.ts';
import { LicenseStatus } from './licenses.ts';
import { Id, Instant, NullableInstant, NullableString, pageOf } from './page.ts';

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
export const PriceList = Type.Object({
  /** ways to pay on this server; `live` false: test money */
  providers: Type.Array(Type.Object({ name: PaymentProviderName, live: Type.Boolean() })),
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

/** `POST /v1/checkout` (anyone) → 201 {@link CheckoutAnswer}. Who is signed in buys for their account; others name an address. */
export const CheckoutBody = Type.Object(
  {
    priceId: Id,
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
});

/** A license that was bought, with its key. */
export const BoughtLicense = Type.Object({
  id: Id,
  key: Type.String(),
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

/** `GET /v1/orders/:id` (its buyer, or whoever has the token) → 200 {@link Order}. */
export const OrderQuery = Type.Object(
  { token: Type.Optional(Type.String({ minLength: 20, maxLength: 100 })) },
  { additionalProperties: false },
);
export type OrderQuery = Static<typeof OrderQuery>;
export const Order = Type.Object({
  ...orderFields,
  /** empty until the order is fulfilled */
  licenses: Type.Array(BoughtLicense),
  /** units of quota that were booked */
  units: Type.Integer(),
});
export type Order = Static<typeof Order>;

/** A product as admins see it, also one no longer sold. */
export const AdminPrice = Type.Object({ ...Price.properties, active: Type.Boolean(), createdAt: Instant });
export type AdminPrice = Static<typeof AdminPrice>;
export const AdminProduct = Type.Object({
  ...productFields,
  planId: NullableString,
  active: Type.Boolean(),
  createdAt: Instant,
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

/** `PATCH /v1/admin/products/:id` (admin) → 200 {@link AdminProduct}. `active: false` ends its sale; orders made stay. */
export const UpdateProductBody = Type.Object(
  {
    name: Type.Optional(ProductName),
    description: Type.Optional(ProductDescription),
    active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateProductBody = Static<typeof UpdateProductBody>;

/** `POST /v1/admin/prices` (admin; `Idempotency-Key`) → 201 {@link AdminPrice}. Its amount is never changed. */
export const CreatePriceBody = Type.Object(
  {
    productId: Id,
    currency: Currency,
    amount: Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS }),
    interval: Type.Optional(Type.Enum(BILLING_INTERVALS)),
    taxIncluded: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type CreatePriceBody = Static<typeof CreatePriceBody>;

/** `PATCH /v1/admin/prices/:id` (admin) → 200 {@link AdminPrice}: ends or resumes its sale. */
export const UpdatePriceBody = Type.Object({ active: Type.Boolean() }, { additionalProperties: false });
export type UpdatePriceBody = Static<typeof UpdatePriceBody>;
