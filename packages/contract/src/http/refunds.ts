import { type Static, Type } from 'typebox';
import { MOST_MINOR_UNITS } from '../money.ts';
import { Id } from './page.ts';

const RefundedGoods = Type.Enum(['keep', 'take-back']);

/** `POST /v1/admin/payments/:id/refund` (admin; `Idempotency-Key`) → 200 `AdminPayment`. No amount: all that is left. */
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

/** `POST /v1/admin/payments/:id/refunds/:refundId/retry` and `…/settle` (admin) → 200 `AdminPayment`. */
export const FailedRefundParams = Type.Object({ id: Id, refundId: Id }, { additionalProperties: false });
export const SettleRefundBody = Type.Object(
  { how: Type.String({ minLength: 1, maxLength: 200 }), goods: RefundedGoods },
  { additionalProperties: false },
);
export type SettleRefundBody = Static<typeof SettleRefundBody>;
