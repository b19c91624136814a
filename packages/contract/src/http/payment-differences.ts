import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';

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
