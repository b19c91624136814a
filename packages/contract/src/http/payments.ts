import { type Static, Type } from 'typebox';
import { OrderState, orderFields, ReceiptSummary } from './orders.ts';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import type { SUBSCRIPTION_STATES } from './subscriptions.ts';

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
