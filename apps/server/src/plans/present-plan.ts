import type { AdminPlan, ExpiryBasis, Plan, SellerBounds } from '@mywasender/contract/http/plans';
import { SellerBounds as SellerBoundsSchema } from '@mywasender/contract/http/plans';
import Value from 'typebox/value';
import type { Plan as PlanRow } from '../generated/prisma/client.ts';
import { numbersOf } from '../shared/numbers-of.ts';

export function presentPlan(row: PlanRow): Plan {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    deviceLimit: row.deviceLimit,
    durationDays: row.durationDays,
    expiryBasis: basisOf(row),
    entitlements: row.entitlements,
    limits: numbersOf(row.limits),
    swapLimit: row.swapLimit,
    swapWindowDays: row.swapWindowDays,
    minAppVersion: row.minAppVersion,
    trial: row.trial,
    offlineDays: row.offlineDays,
    sellerBounds: boundsOf(row),
  };
}

export function presentAdminPlan(
  row: PlanRow & { readonly _count: { readonly licenses: number } },
): AdminPlan {
  return {
    ...presentPlan(row),
    active: row.active,
    licenses: row._count.licenses,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What a reseller may agree beyond the plan; nothing where the stored value cannot be read. */
export function boundsOf({ sellerBounds }: Pick<PlanRow, 'sellerBounds'>): SellerBounds {
  return Value.Check(SellerBoundsSchema, sellerBounds) ? sellerBounds : {};
}

function basisOf({ expiryBasis }: Pick<PlanRow, 'expiryBasis'>): ExpiryBasis {
  return expiryBasis === 'firstActivation' ? 'first-activation' : expiryBasis;
}
