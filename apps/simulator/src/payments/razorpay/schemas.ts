import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { RazorpayError } from './razorpay-errors.ts';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 2_048 });
const Notes = Type.Record(Type.String({ maxLength: 256 }), Type.String({ maxLength: 256 }));
const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
/** Razorpay takes both. */
const Flag = Type.Union([Type.Boolean(), Type.Literal(0), Type.Literal(1)]);

export const OrderBody = Type.Object(
  {
    amount: Type.Integer({ minimum: 100 }),
    currency: Currency,
    receipt: Type.Optional(Type.String({ maxLength: 40 })),
    notes: Type.Optional(Notes),
    partial_payment: Type.Optional(Type.Boolean()),
    payment_capture: Type.Optional(Flag),
    payment: Type.Optional(Type.Object({ capture: Type.Enum(['automatic', 'manual']) })),
  },
  strict,
);
export type OrderBody = Static<typeof OrderBody>;

export const CaptureBody = Type.Object(
  { amount: Type.Integer({ minimum: 1 }), currency: Type.Optional(Currency) },
  strict,
);

export const RefundBody = Type.Object(
  {
    amount: Type.Optional(Type.Integer({ minimum: 1 })),
    speed: Type.Optional(Type.Enum(['normal', 'optimum'])),
    notes: Type.Optional(Notes),
    receipt: Type.Optional(Type.String({ maxLength: 40 })),
  },
  strict,
);
export type RefundBody = Static<typeof RefundBody>;

export const PlanBody = Type.Object(
  {
    period: Type.Enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly']),
    interval: Type.Integer({ minimum: 1 }),
    item: Type.Object(
      {
        name: Text,
        amount: Type.Integer({ minimum: 100 }),
        currency: Currency,
        description: Type.Optional(Text),
      },
      strict,
    ),
    notes: Type.Optional(Notes),
  },
  strict,
);
export type PlanBody = Static<typeof PlanBody>;

export const SubscriptionBody = Type.Object(
  {
    plan_id: Text,
    total_count: Type.Integer({ minimum: 1, maximum: 1_200 }),
    quantity: Type.Optional(Type.Integer({ minimum: 1 })),
    customer_notify: Type.Optional(Flag),
    start_at: Type.Optional(Type.Integer()),
    expire_by: Type.Optional(Type.Integer()),
    notes: Type.Optional(Notes),
    notify_info: Type.Optional(
      Type.Object({ notify_email: Type.Optional(Text), notify_phone: Type.Optional(Text) }, strict),
    ),
  },
  strict,
);
export type SubscriptionBody = Static<typeof SubscriptionBody>;

export const CancelBody = Type.Object({ cancel_at_cycle_end: Type.Optional(Flag) }, strict);

export const ListQuery = Type.Object({
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  skip: Type.Optional(Type.Integer({ minimum: 0 })),
  from: Type.Optional(Type.Integer()),
  to: Type.Optional(Type.Integer()),
});
export type ListQuery = Static<typeof ListQuery>;

/** Throws Razorpay's error that names the field. */
export function readBody<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const value = body ?? {};
  if (Value.Check(schema, value)) return value;
  const errors = Value.Errors(schema, value);
  const first = errors.find(({ keyword }) => keyword !== 'boolean') ?? errors[0];
  const params: Readonly<Record<string, unknown>> = { ...first?.params };
  const extra: unknown = Array.isArray(params.additionalProperties)
    ? params.additionalProperties[0]
    : undefined;
  if (typeof extra === 'string') {
    throw new RazorpayError(400, `${extra} is/are not required and should not be sent`, extra);
  }
  const missing: unknown = Array.isArray(params.requiredProperties)
    ? params.requiredProperties[0]
    : undefined;
  const path = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const field = typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : path;
  throw new RazorpayError(
    400,
    typeof missing === 'string'
      ? `The ${field} field is required.`
      : `The ${field} is invalid: ${first?.message}`,
    field,
  );
}
