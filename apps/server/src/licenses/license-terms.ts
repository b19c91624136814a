import type { LicenseTerms } from '@mywasender/contract/http/licenses';
import type { License, Plan } from '../generated/prisma/client.ts';
import { numbersOf } from '../shared/numbers-of.ts';

type TermColumns = Pick<
  License,
  'deviceLimit' | 'swapLimit' | 'minAppVersion' | 'addedEntitlements' | 'removedEntitlements' | 'limits'
>;

/** What a license allows: its plan, and what was agreed for it alone. */
export interface EffectiveTerms {
  readonly deviceLimit: number;
  readonly swapLimit: number;
  readonly swapWindowDays: number;
  readonly entitlements: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly minAppVersion: string | null;
}

export function effectiveTerms(license: TermColumns, plan: Plan): EffectiveTerms {
  return {
    deviceLimit: license.deviceLimit ?? plan.deviceLimit,
    swapLimit: license.swapLimit ?? plan.swapLimit,
    swapWindowDays: plan.swapWindowDays,
    entitlements: effectiveEntitlements(plan.entitlements, license),
    limits: { ...numbersOf(plan.limits), ...numbersOf(license.limits) },
    minAppVersion: license.minAppVersion ?? plan.minAppVersion,
  };
}

export function effectiveEntitlements(
  ofPlan: readonly string[],
  { addedEntitlements, removedEntitlements }: Pick<TermColumns, 'addedEntitlements' | 'removedEntitlements'>,
): string[] {
  const all = new Set([...ofPlan, ...addedEntitlements]);
  for (const removed of removedEntitlements) all.delete(removed);
  return [...all];
}

export function presentTerms(license: TermColumns): LicenseTerms {
  return {
    deviceLimit: license.deviceLimit,
    swapLimit: license.swapLimit,
    minAppVersion: license.minAppVersion,
    addedEntitlements: license.addedEntitlements,
    removedEntitlements: license.removedEntitlements,
    limits: numbersOf(license.limits),
  };
}
