import type { AdminPlan, CreatePlanBody, ExpiryBasis } from '@mywasender/contract/http/plans';

/** A plan as it is typed: numbers that may be missing are empty. */
export interface PlanValues {
  readonly name: string;
  readonly description: string;
  readonly deviceLimit: string | number;
  readonly durationDays: string | number;
  readonly expiryBasis: ExpiryBasis;
  readonly entitlements: string;
  readonly limits: string;
  readonly swapLimit: string | number;
  readonly swapWindowDays: string | number;
  readonly minAppVersion: string;
  readonly offlineDays: string | number;
  readonly trial: boolean;
  readonly boundDevices: string | number;
  readonly boundSwaps: string | number;
  readonly boundEntitlements: string;
  readonly boundLimits: string;
}

const FEATURE = /^[a-z][a-z0-9-]{0,39}$/;
const LIMIT = /^([a-z][A-Za-z0-9]{0,39})\s*:\s*(\d{1,9}|1000000000)$/;

const partsOf = (typed: string, separator: RegExp) =>
  typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `campaigns, inbox` → both, each once; or the first word that is no name of a feature. */
export function readEntitlements(typed: string): { readonly items: string[]; readonly bad: string | null } {
  const items = [...new Set(partsOf(typed, /[,\n]/))];
  return { items, bad: items.find((item) => !FEATURE.test(item)) ?? null };
}

/** `profiles: 2`, one in a line; or the first line that is none. */
export function readLimits(typed: string): {
  readonly limits: Record<string, number>;
  readonly bad: string | null;
} {
  const limits: Record<string, number> = {};
  for (const line of partsOf(typed, /\n/)) {
    const [, name, value] = LIMIT.exec(line) ?? [];
    if (name === undefined) return { limits, bad: line };
    limits[name] = Number(value);
  }
  return { limits, bad: null };
}

const typeLimits = (limits: Readonly<Record<string, number>> = {}) =>
  Object.entries(limits)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** What stands in the form for a plan, or for a new one. */
export function valuesOf(plan?: AdminPlan): PlanValues {
  const { deviceLimit, swapLimit, entitlements, limits } = plan?.sellerBounds ?? {};
  return {
    name: plan?.name ?? '',
    description: plan?.description ?? '',
    deviceLimit: plan?.deviceLimit ?? 1,
    durationDays: plan === undefined ? 365 : (plan.durationDays ?? ''),
    expiryBasis: plan?.expiryBasis ?? 'creation',
    entitlements: plan?.entitlements.join(', ') ?? 'campaigns',
    limits: typeLimits(plan?.limits),
    swapLimit: plan?.swapLimit ?? 3,
    swapWindowDays: plan?.swapWindowDays ?? 30,
    minAppVersion: plan?.minAppVersion ?? '',
    offlineDays: plan?.offlineDays ?? 30,
    trial: plan?.trial ?? false,
    boundDevices: deviceLimit ?? '',
    boundSwaps: swapLimit ?? '',
    boundEntitlements: entitlements?.join(', ') ?? '',
    boundLimits: typeLimits(limits),
  };
}

/** The plan that was typed, but for what cannot be changed later. */
export function bodyOf(values: PlanValues): Omit<CreatePlanBody, 'trial'> {
  const added = readEntitlements(values.boundEntitlements).items;
  const { limits } = readLimits(values.boundLimits);
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    deviceLimit: Number(values.deviceLimit),
    durationDays: values.durationDays === '' ? null : Number(values.durationDays),
    expiryBasis: values.expiryBasis,
    entitlements: readEntitlements(values.entitlements).items,
    limits: readLimits(values.limits).limits,
    swapLimit: Number(values.swapLimit),
    swapWindowDays: Number(values.swapWindowDays),
    minAppVersion: values.minAppVersion.trim() === '' ? null : values.minAppVersion.trim(),
    offlineDays: Number(values.offlineDays),
    sellerBounds: {
      ...(values.boundDevices === '' ? {} : { deviceLimit: Number(values.boundDevices) }),
      ...(values.boundSwaps === '' ? {} : { swapLimit: Number(values.boundSwaps) }),
      ...(added.length === 0 ? {} : { entitlements: added }),
      ...(Object.keys(limits).length === 0 ? {} : { limits }),
    },
  };
}
