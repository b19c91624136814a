import { type Static, Type } from 'typebox';
import { Id, NullableInteger, nullableEnum } from './page.ts';
import { PaymentWays } from './payment-providers.ts';

/** `month`, `year`: paid again and again; null: paid once. */
export const BILLING_INTERVALS = ['month', 'year'] as const;
export const NullableInterval = nullableEnum(BILLING_INTERVALS);

/** ISO 4217. Every amount is a whole number of the smallest unit of its currency. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
/** ISO 3166, two letters */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' });

/** `license`: licenses of a plan. `quota`: packs of licenses a reseller can make. */
export const PRODUCT_KINDS = ['license', 'quota'] as const;
export const ProductKind = Type.Enum(PRODUCT_KINDS);

export const Price = Type.Object({
  id: Id,
  currency: Currency,
  amount: Type.Integer(),
  interval: NullableInterval,
  /** false: the tax of the buyer's country comes on top */
  taxIncluded: Type.Boolean(),
});
export type Price = Static<typeof Price>;

export const productFields = {
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
  providers: PaymentWays,
  /** currencies there are prices in */
  currencies: Type.Array(Currency),
  /** what is added or included by country, hundredths of a percent; `*`: every other country */
  taxes: Type.Array(Type.Object({ country: Type.String(), name: Type.String(), rate: Type.Integer() })),
  products: Type.Array(SoldProduct),
});
export type PriceList = Static<typeof PriceList>;
