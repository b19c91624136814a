import type { License, LicenseStatus } from '@mywasender/contract/http/licenses';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { openCustomerEmail } from './customer-email.ts';
import { presentTerms } from './license-terms.ts';

export const licenseInclude = {
  plan: true,
  nextPlan: true,
  issuer: { select: { id: true, emailSealed: true, name: true } },
  _count: { select: { devices: { where: { status: 'active' } } } },
} as const satisfies Prisma.LicenseInclude;

export type LicenseRow = Prisma.LicenseGetPayload<{ include: typeof licenseInclude }>;

/** What the caller may see of a license: the seller's note and name are none of the customer's business. */
export function presentLicense(
  deps: Pick<ServerDeps, 'sealer'>,
  row: LicenseRow,
  actor: Actor,
  now: Date,
): License {
  const seller = actor.role === 'admin' || actor.role === 'auditor' || row.issuerId === actor.sellerId;
  return {
    id: row.id,
    keyEnd: row.keyEnd,
    status: statusOf(row, now),
    plan: { id: row.plan.id, name: row.plan.name },
    nextPlan: presentNextPlan(row),
    deviceLimit: row.deviceLimit ?? row.plan.deviceLimit,
    devicesUsed: row._count.devices,
    customerEmail: openCustomerEmail(deps, row),
    note: seller ? row.note : null,
    issuer: seller ? { id: row.issuer.id, email: openEmail(deps, row.issuer), name: row.issuer.name } : null,
    createdAt: row.createdAt.toISOString(),
    firstActivatedAt: row.firstActivatedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    pendingDays: row.pendingDays,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    trial: row.plan.trial,
    terms: seller ? presentTerms(row) : null,
  };
}

function presentNextPlan({ nextPlan, nextPlanAt, deviceLimit }: LicenseRow): License['nextPlan'] {
  if (nextPlan === null || nextPlanAt === null) return null;
  const { id, name } = nextPlan;
  return { id, name, at: nextPlanAt.toISOString(), deviceLimit: deviceLimit ?? nextPlan.deviceLimit };
}

/** Expiry is a matter of time, not of a stored state; suspended and revoked outlast it. */
export function statusOf(
  license: { readonly status: 'active' | 'suspended' | 'revoked'; readonly expiresAt: Date | null },
  now: Date,
): LicenseStatus {
  const over = license.expiresAt !== null && license.expiresAt <= now;
  return license.status === 'active' && over ? 'expired' : license.status;
}
