import { randomUUID } from 'node:crypto';
import type { Plan, Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { customerEmailColumns } from './customer-email.ts';
import { createLicenseKey } from './license-keys.ts';

const DAY = 24 * 60 * 60_000;

export interface LicenseEnd {
  readonly expiresAt: Date | null;
  /** days that begin with the first activation */
  readonly pendingDays: number | null;
}

/** Stores licenses of a plan with new keys, and answers the keys: nobody else ever has them in clear. */
export async function makeLicenses(
  deps: Pick<ServerDeps, 'secrets' | 'sealer'>,
  tx: Prisma.TransactionClient,
  input: {
    readonly planId: string;
    readonly quantity: number;
    readonly issuerId: string;
    readonly customerEmail: string | null;
    readonly note: string | null;
    readonly end: LicenseEnd;
    readonly fromQuota: boolean;
    readonly at: Date;
  },
): Promise<readonly { readonly id: string; readonly key: string; readonly keyEnd: string }[]> {
  const { planId, quantity, issuerId, customerEmail, note, end, fromQuota, at } = input;
  const made = Array.from({ length: quantity }, () => createLicenseKey(deps, randomUUID()));
  await tx.license.createMany({
    data: made.map(({ id, stored }) => ({
      ...stored,
      ...customerEmailColumns(deps, { id, customerEmail }),
      planId,
      issuerId,
      note,
      createdAt: at,
      ...end,
      fromQuota,
    })),
  });
  return made.map(({ id, key, stored }) => ({ id, key, keyEnd: stored.keyEnd }));
}

/** The end a plan gives a license made now. */
export function endByPlan(
  { durationDays, expiryBasis }: Pick<Plan, 'durationDays' | 'expiryBasis'>,
  now: Date,
): LicenseEnd {
  if (durationDays === null) return { expiresAt: null, pendingDays: null };
  if (expiryBasis === 'firstActivation') return { expiresAt: null, pendingDays: durationDays };
  return { expiresAt: new Date(now.getTime() + durationDays * DAY), pendingDays: null };
}
