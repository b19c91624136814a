import { type Static, Type } from 'typebox';
import { NullableInstant, NullableString } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';

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
