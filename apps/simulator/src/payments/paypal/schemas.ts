import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { PaypalError } from './paypal-errors.ts';

const Text = Type.String({ minLength: 1, maxLength: 2_000 });
const Url = Type.String({ pattern: '^https?://' });
const Money = Type.Object({
  currency_code: Type.String({ pattern: '^[A-Z]{3}$' }),
  value: Type.String({ pattern: '^\\d+(\\.\\d+)?$', maxLength: 32 }),
});
const Context = Type.Object({ return_url: Type.Optional(Url), cancel_url: Type.Optional(Url) });
/** PayPal takes more than these and ignores what it does not know; so does the stand-in. */
export const OrderBody = Type.Object({
  intent: Type.Enum(['CAPTURE']),
  purchase_units: Type.Array(
    Type.Object({
      reference_id: Type.Optional(Text),
      amount: Type.Object({
        ...Money.properties,
        breakdown: Type.Optional(Type.Object({ item_total: Type.Optional(Money) })),
      }),
      description: Type.Optional(Type.String({ maxLength: 127 })),
      custom_id: Type.Optional(Type.String({ maxLength: 255 })),
      invoice_id: Type.Optional(Type.String({ maxLength: 127 })),
      items: Type.Optional(Type.Array(Type.Object({}))),
    }),
    { minItems: 1, maxItems: 1 },
  ),
  payer: Type.Optional(Type.Object({ email_address: Type.Optional(Text) })),
  payment_source: Type.Optional(
    Type.Object({
      paypal: Type.Optional(
        Type.Object({ email_address: Type.Optional(Text), experience_context: Type.Optional(Context) }),
      ),
    }),
  ),
  application_context: Type.Optional(Context),
});
export type OrderBody = Static<typeof OrderBody>;

export const RefundBody = Type.Object({
  amount: Type.Optional(Money),
  custom_id: Type.Optional(Text),
  invoice_id: Type.Optional(Text),
  note_to_payer: Type.Optional(Text),
});
export type RefundBody = Static<typeof RefundBody>;

export const PlanBody = Type.Object({
  product_id: Type.String({ minLength: 6, maxLength: 50 }),
  name: Type.String({ minLength: 1, maxLength: 127 }),
  description: Type.Optional(Text),
  billing_cycles: Type.Array(
    Type.Object({
      frequency: Type.Object({
        interval_unit: Type.Enum(['DAY', 'WEEK', 'MONTH', 'YEAR']),
        interval_count: Type.Optional(Type.Integer({ minimum: 1 })),
      }),
      tenure_type: Type.Enum(['REGULAR', 'TRIAL']),
      sequence: Type.Integer({ minimum: 1 }),
      total_cycles: Type.Optional(Type.Integer({ minimum: 0 })),
      pricing_scheme: Type.Optional(Type.Object({ fixed_price: Money })),
    }),
    { minItems: 1 },
  ),
  payment_preferences: Type.Object({}),
  quantity_supported: Type.Optional(Type.Boolean()),
});
export type PlanBody = Static<typeof PlanBody>;

export const SubscriptionBody = Type.Object({
  plan_id: Text,
  custom_id: Type.Optional(Type.String({ maxLength: 127 })),
  quantity: Type.Optional(Text),
  start_time: Type.Optional(Text),
  subscriber: Type.Optional(Type.Object({ email_address: Type.Optional(Text) })),
  application_context: Type.Optional(Context),
});
export type SubscriptionBody = Static<typeof SubscriptionBody>;

export const CancelBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 128 }) });
export const AnyBody = Type.Object({});

export const VerifyBody = Type.Object({
  auth_algo: Text,
  cert_url: Text,
  transmission_id: Text,
  transmission_sig: Text,
  transmission_time: Text,
  webhook_id: Text,
  webhook_event: Type.Object({}),
});
export type VerifyBody = Static<typeof VerifyBody>;

export const SearchQuery = Type.Object({
  start_date: Text,
  end_date: Text,
  transaction_id: Type.Optional(Text),
  transaction_status: Type.Optional(Text),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
  page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export type SearchQuery = Static<typeof SearchQuery>;

/** Throws PayPal's 400 that names the field. */
export function readBody<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const value = body ?? {};
  if (Value.Check(schema, value)) return value;
  const [first] = Value.Errors(schema, value);
  const params: Readonly<Record<string, unknown>> = { ...first?.params };
  const missing: unknown = Array.isArray(params.requiredProperties)
    ? params.requiredProperties[0]
    : undefined;
  const field = [first?.instancePath ?? '', ...(typeof missing === 'string' ? [missing] : [])].join('/');
  throw new PaypalError(
    400,
    typeof missing === 'string' ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_VALUE',
    first?.message ?? 'The value of a field is invalid.',
    field,
  );
}
