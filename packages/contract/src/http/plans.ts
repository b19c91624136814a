import { type Static, Type } from 'typebox';
import { Id } from './page.ts';

export const Plan = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  /** how many computers one license may run on */
  deviceLimit: Type.Integer(),
  /** days a license of this plan runs from the day it is made; null = without end */
  durationDays: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
  /** named features the plan switches on */
  entitlements: Type.Array(Type.String()),
  /** named ceilings, e.g. `profiles: 2` */
  limits: Type.Record(Type.String(), Type.Number()),
});
export type Plan = Static<typeof Plan>;

/** `GET /v1/plans` (signed in) → 200 {@link PlanList}: the plans a license can be made of, by name. */
export const PlanList = Type.Object({ items: Type.Array(Plan), nextCursor: Type.Null() });
export type PlanList = Static<typeof PlanList>;
