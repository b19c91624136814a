import { AppError } from '@mywasender/contract/app-error';
import type { LicenseTerms } from '@mywasender/contract/http/licenses';
import type { License, Plan } from '../generated/prisma/client.ts';
import { boundsOf } from '../plans/present-plan.ts';
import { numbersOf } from '../shared/numbers-of.ts';

/**
 * What a reseller may agree for one license: at most what the plan or its bounds allow, or what the license has
 * already (an admin granted it). Less is always allowed. Throws `TERMS_OUT_OF_BOUNDS`.
 */
export function refuseBeyondBounds(
  terms: Partial<LicenseTerms>,
  license: License & { readonly plan: Plan },
): void {
  const { plan } = license;
  const bounds = boundsOf(plan);
  const refuseAbove = (
    field: string,
    wanted: number | null | undefined,
    ...most: (number | null | undefined)[]
  ) => {
    const highest = Math.max(0, ...most.map((value) => value ?? 0));
    if (wanted != null && wanted > highest) throw beyond(field, highest);
  };
  refuseAbove('deviceLimit', terms.deviceLimit, plan.deviceLimit, bounds.deviceLimit, license.deviceLimit);
  refuseAbove('swapLimit', terms.swapLimit, plan.swapLimit, bounds.swapLimit, license.swapLimit);
  const limitsOfPlan = numbersOf(plan.limits);
  const limitsNow = numbersOf(license.limits);
  for (const [name, wanted] of Object.entries(terms.limits ?? {})) {
    // a ceiling the plan does not know may mean "without": only an admin can tell
    refuseAbove(`limits.${name}`, wanted, limitsOfPlan[name], bounds.limits?.[name], limitsNow[name]);
  }
  const known = new Set([...plan.entitlements, ...(bounds.entitlements ?? []), ...license.addedEntitlements]);
  const unknown = terms.addedEntitlements?.find((name) => !known.has(name));
  if (unknown !== undefined) throw beyond('addedEntitlements', [...known].join(', ') || 'none');
  // without the admin's word a version may not be let in again, nor customers be shut out
  if (terms.minAppVersion !== undefined && terms.minAppVersion !== license.minAppVersion) {
    throw beyond('minAppVersion', plan.minAppVersion ?? 'any version');
  }
}

function beyond(field: string, most: number | string): AppError {
  return new AppError('TERMS_OUT_OF_BOUNDS', { field, most });
}
