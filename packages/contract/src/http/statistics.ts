import { type Static, Type } from 'typebox';
import { Id, Instant } from './page.ts';

/** Days that sales are counted for. */
export const SALES_DAYS = [30, 90, 365] as const;
/** A license that ends within so many days ends soon. */
export const SOON_DAYS = 30;

/** What things are counted by over time. */
export const StretchUnit = Type.Enum(['day', 'month']);
export type StretchUnit = Static<typeof StretchUnit>;

/** `GET /v1/statistics` (shops; overseers for all of them) → 200 {@link ShopStatistics}. `days` counts back from today, which is one of them. */
export const StatisticsQuery = Type.Object(
  { days: Type.Optional(Type.Enum([...SALES_DAYS], { default: 90 })) },
  { additionalProperties: false },
);
export type StatisticsQuery = Static<typeof StatisticsQuery>;

export const ShopStatistics = Type.Object({
  /** of all shops together: at most a minute ago */
  countedAt: Instant,
  /** licenses by their state now; each is counted in one of the first four */
  licenses: Type.Object({
    active: Type.Integer(),
    expired: Type.Integer(),
    suspended: Type.Integer(),
    revoked: Type.Integer(),
    /** of the active: on no computer yet */
    unused: Type.Integer(),
    /** of the active: end within {@link SOON_DAYS} days */
    endSoon: Type.Integer(),
  }),
  /** licenses made, without trials */
  sales: Type.Object({
    unit: StretchUnit,
    /** plans of which some were made, the most sold first */
    plans: Type.Array(Type.Object({ id: Id, name: Type.String(), made: Type.Integer() })),
    /** every stretch of time, also those without sales, oldest first */
    points: Type.Array(
      Type.Object({
        /** its first day in UTC, e.g. `2026-11-01` */
        from: Type.String({ format: 'date' }),
        /** in the order of `plans` */
        made: Type.Array(Type.Integer()),
      }),
    ),
  }),
});
export type ShopStatistics = Static<typeof ShopStatistics>;
