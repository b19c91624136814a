import { type Static, type TSchema, Type } from 'typebox';
import Value from 'typebox/value';
import { providerRefused } from '../provider-errors.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Amount = Type.Integer({ minimum: 0 });
const Seconds = Type.Integer({ minimum: 0 });
const orNull = <S extends TSchema>(schema: S) => Type.Optional(Type.Union([schema, Type.Null()]));
/** an object of texts; empty ones are written as an empty list */
const Notes = Type.Optional(Type.Unknown());

/** What we read of Razorpay's objects; the SDK's types of them are not theirs in parts. */
export const Order = Type.Object({
  id: Id,
  amount: Amount,
  currency: Id,
  receipt: orNull(Type.String()),
  status: Type.String(),
  notes: Notes,
  created_at: Seconds,
});
export type Order = Static<typeof Order>;

export const Payment = Type.Object({
  id: Id,
  amount: Amount,
  currency: Id,
  status: Type.String(),
  order_id: orNull(Id),
  invoice_id: orNull(Id),
  amount_refunded: orNull(Amount),
  notes: Notes,
  created_at: Seconds,
});
export type Payment = Static<typeof Payment>;

export const Refund = Type.Object({
  id: Id,
  payment_id: Id,
  amount: Amount,
  receipt: orNull(Type.String()),
  status: orNull(Type.String()),
});
export type Refund = Static<typeof Refund>;

export const Plan = Type.Object({ id: Id });

export const Subscription = Type.Object({
  id: Id,
  status: Type.String(),
  current_end: orNull(Seconds),
  short_url: orNull(Type.String()),
  notes: Notes,
  created_at: Seconds,
});
export type Subscription = Static<typeof Subscription>;

export const Invoice = Type.Object({
  id: Id,
  status: Type.String(),
  subscription_id: orNull(Id),
  payment_id: orNull(Id),
  amount_paid: orNull(Amount),
  currency: Id,
  paid_at: orNull(Seconds),
  billing_end: orNull(Seconds),
});
export type Invoice = Static<typeof Invoice>;

export const Dispute = Type.Object({ id: Id, payment_id: Id, status: Type.String(), created_at: Seconds });

export const listOf = <S extends TSchema>(item: S) => Type.Object({ items: Type.Array(item) });

/** An answer of Razorpay, checked. Throws `PAYMENT_PROVIDER_REFUSED` for one we cannot read. */
export function readAnswer<S extends TSchema>(schema: S, answer: unknown): Static<S> {
  if (Value.Check(schema, answer)) return answer;
  const [error] = Value.Errors(schema, answer);
  throw providerRefused(
    'razorpay',
    `an answer we cannot read (${error?.instancePath ?? ''} ${error?.message ?? ''})`,
  );
}
