import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 5_000 });
const Metadata = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 500 }));
const Expand = Type.Array(Text);
const Unix = Type.Integer({ minimum: 0 });

const LineItem = Type.Object(
  {
    quantity: Type.Optional(Type.Integer({ minimum: 1 })),
    price_data: Type.Object(
      {
        currency: Type.String({ pattern: '^[a-zA-Z]{3}$' }),
        unit_amount: Type.Integer({ minimum: 0, maximum: 99_999_999 }),
        tax_behavior: Type.Optional(Type.Enum(['exclusive', 'inclusive', 'unspecified'])),
        recurring: Type.Optional(
          Type.Object(
            {
              interval: Type.Enum(['day', 'week', 'month', 'year']),
              interval_count: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })),
            },
            strict,
          ),
        ),
        product_data: Type.Object(
          {
            name: Text,
            description: Type.Optional(Text),
            tax_code: Type.Optional(Text),
            metadata: Type.Optional(Metadata),
          },
          strict,
        ),
      },
      strict,
    ),
  },
  strict,
);

/** Inline prices alone: the stand-in keeps no price list. */
export const SessionBody = Type.Object(
  {
    mode: Type.Enum(['payment', 'subscription']),
    line_items: Type.Array(LineItem, { minItems: 1, maxItems: 20 }),
    success_url: Type.String({ pattern: '^https?://' }),
    cancel_url: Type.Optional(Type.String({ pattern: '^https?://' })),
    client_reference_id: Type.Optional(Type.String({ maxLength: 200 })),
    customer_email: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })),
    customer_creation: Type.Optional(Type.Enum(['always', 'if_required'])),
    metadata: Type.Optional(Metadata),
    payment_intent_data: Type.Optional(
      Type.Object(
        {
          metadata: Type.Optional(Metadata),
          description: Type.Optional(Text),
          receipt_email: Type.Optional(Text),
          statement_descriptor_suffix: Type.Optional(Type.String({ maxLength: 22 })),
        },
        strict,
      ),
    ),
    subscription_data: Type.Optional(
      Type.Object({ metadata: Type.Optional(Metadata), description: Type.Optional(Text) }, strict),
    ),
    payment_method_types: Type.Optional(Type.Array(Text)),
    payment_method_options: Type.Optional(
      Type.Object(
        {
          card: Type.Optional(
            Type.Object(
              { request_three_d_secure: Type.Optional(Type.Enum(['any', 'automatic', 'challenge'])) },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
    ui_mode: Type.Optional(Type.Enum(['hosted_page'])),
    submit_type: Type.Optional(Type.Enum(['auto', 'pay', 'subscribe', 'book', 'donate'])),
    billing_address_collection: Type.Optional(Type.Enum(['auto', 'required'])),
    automatic_tax: Type.Optional(Type.Object({ enabled: Type.Boolean() }, strict)),
    tax_id_collection: Type.Optional(Type.Object({ enabled: Type.Boolean() }, strict)),
    allow_promotion_codes: Type.Optional(Type.Boolean()),
    locale: Type.Optional(Text),
    expires_at: Type.Optional(Unix),
    expand: Type.Optional(Expand),
  },
  strict,
);
export type SessionBody = Static<typeof SessionBody>;

export const RefundBody = Type.Object(
  {
    payment_intent: Type.Optional(Text),
    charge: Type.Optional(Text),
    amount: Type.Optional(Type.Integer({ minimum: 1 })),
    reason: Type.Optional(Type.Enum(['duplicate', 'fraudulent', 'requested_by_customer'])),
    metadata: Type.Optional(Metadata),
    expand: Type.Optional(Expand),
  },
  strict,
);
export type RefundBody = Static<typeof RefundBody>;

export const SubscriptionChange = Type.Object(
  {
    cancel_at_period_end: Type.Optional(Type.Boolean()),
    metadata: Type.Optional(Metadata),
    expand: Type.Optional(Expand),
  },
  strict,
);
export type SubscriptionChange = Static<typeof SubscriptionChange>;

export const SubscriptionCancel = Type.Object(
  {
    invoice_now: Type.Optional(Type.Boolean()),
    prorate: Type.Optional(Type.Boolean()),
    cancellation_details: Type.Optional(
      Type.Object({ comment: Type.Optional(Text), feedback: Type.Optional(Text) }, strict),
    ),
    expand: Type.Optional(Expand),
  },
  strict,
);
export type SubscriptionCancel = Static<typeof SubscriptionCancel>;

export const ExpandOnly = Type.Object({ expand: Type.Optional(Expand) }, strict);

const Range = Type.Union([
  Unix,
  Type.Object(
    {
      gt: Type.Optional(Unix),
      gte: Type.Optional(Unix),
      lt: Type.Optional(Unix),
      lte: Type.Optional(Unix),
    },
    strict,
  ),
]);
export type Range = Static<typeof Range>;

/** What every list takes; `filters` are added by the resource. */
export const ListQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  starting_after: Type.Optional(Text),
  created: Type.Optional(Range),
  expand: Type.Optional(Expand),
});
export type ListQuery = Static<typeof ListQuery>;
