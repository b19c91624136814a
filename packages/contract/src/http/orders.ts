import { type Static, Type } from 'typebox';
import { LicenseStatus } from './licenses.ts';
import { Id, Instant, NullableInstant, NullableInteger, NullableString, pageOf } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import { Currency, NullableInterval, ProductKind } from './prices.ts';

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

export const orderFields = {
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

/** Of the link to an order. */
export const OrderToken = Type.String({ minLength: 20, maxLength: 100 });

/** `GET /v1/orders/:id` (its buyer, or whoever has the token) → 200 {@link Order}. */
export const OrderQuery = Type.Object({ token: Type.Optional(OrderToken) }, { additionalProperties: false });
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
