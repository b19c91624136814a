import { type Static, Type } from 'typebox';
import { MOST_MINOR_UNITS } from '../money.ts';
import { Id, Instant, NullableString, pageOf } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import { BILLING_INTERVALS, Currency, Price, productFields } from './prices.ts';

/** A product as admins see it, also one no longer sold. */
export const AdminPrice = Type.Object({
  ...Price.properties,
  active: Type.Boolean(),
  createdAt: Instant,
  /** how the providers call it, where it is paid again and again and they keep plans; one for each amount with tax */
  providerPlans: Type.Array(
    Type.Object({
      provider: PaymentProviderName,
      live: Type.Boolean(),
      amount: Type.Integer(),
      planRef: Type.String(),
    }),
  ),
});
export type AdminPrice = Static<typeof AdminPrice>;
export const AdminProduct = Type.Object({
  ...productFields,
  planId: NullableString,
  planName: NullableString,
  active: Type.Boolean(),
  /** on the price list: active, with a price, and its plan is sold */
  onSale: Type.Boolean(),
  /** counts changes of its description and sale */
  version: Type.Integer(),
  createdAt: Instant,
  /** oldest first, also those no longer sold */
  prices: Type.Array(AdminPrice),
});
export type AdminProduct = Static<typeof AdminProduct>;
/** `GET /v1/admin/products` (admin, auditor) → 200, newest first. */
export const AdminProductPage = pageOf(AdminProduct);
export type AdminProductPage = Static<typeof AdminProductPage>;

const ProductName = Type.String({ minLength: 1, maxLength: 80 });
const ProductDescription = Type.String({ maxLength: 500 });

/** `POST /v1/admin/products` (admin; `Idempotency-Key`) → 201 {@link AdminProduct}. Names a plan, or units for a pack. */
export const CreateProductBody = Type.Object(
  {
    name: ProductName,
    description: Type.Optional(ProductDescription),
    planId: Type.Optional(Id),
    units: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  { additionalProperties: false },
);
export type CreateProductBody = Static<typeof CreateProductBody>;

/**
 * `PATCH /v1/admin/products/:id` (admin) → 200 {@link AdminProduct}. `active: false` ends its sale; orders made stay.
 * `version`: of the product that was read; one that changed since is refused with 409 `CONFLICT`.
 */
export const UpdateProductBody = Type.Object(
  {
    name: Type.Optional(ProductName),
    description: Type.Optional(ProductDescription),
    active: Type.Optional(Type.Boolean()),
    version: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateProductBody = Static<typeof UpdateProductBody>;

/**
 * `POST /v1/admin/prices` (admin; `Idempotency-Key`) → 201 {@link AdminPrice}. Its amount is never changed: `replaces`
 * names the price on sale for the same currency and interval that ends with it, or is refused with 409 `CONFLICT`.
 */
export const CreatePriceBody = Type.Object(
  {
    productId: Id,
    currency: Currency,
    amount: Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS }),
    interval: Type.Optional(Type.Enum(BILLING_INTERVALS)),
    taxIncluded: Type.Boolean(),
    replaces: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type CreatePriceBody = Static<typeof CreatePriceBody>;

/** `PATCH /v1/admin/prices/:id` (admin) → 200 {@link AdminPrice}: ends or resumes its sale. */
export const UpdatePriceBody = Type.Object({ active: Type.Boolean() }, { additionalProperties: false });
export type UpdatePriceBody = Static<typeof UpdatePriceBody>;
