import { AppError } from '@mywasender/contract/app-error';
import type { GenerateLicensesAnswer, GenerateLicensesBody } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { Plan, Prisma } from '../generated/prisma/client.ts';
import { addLedgerEntry } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { findLicenses } from './license-access.ts';
import { endByPlan, type LicenseEnd, makeLicenses } from './make-licenses.ts';
import { presentLicense } from './present-license.ts';

/** A reseller with fewer units left is told. */
const LOW_QUOTA = 10;

/**
 * Makes `quantity` licenses or none. The reseller, also for their staff, pays with as many units of quota,
 * checked and booked in the same transaction; an admin needs none. Throws `QUOTA_EXCEEDED`, `NOT_FOUND` (plan), `VALIDATION_FAILED` (expiry).
 */
export async function generateLicenses(
  deps: ServerDeps,
  body: GenerateLicensesBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<GenerateLicensesAnswer> {
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['licenses', body] };
  return runOnce(deps, call, (tx) => generate(deps, tx, body, context));
}

async function generate(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  body: GenerateLicensesBody,
  context: RequestContext,
): Promise<GenerateLicensesAnswer> {
  const { actor } = context;
  const at = deps.now();
  const plan = await tx.plan.findFirst({ where: { id: body.planId, active: true } });
  if (plan === null) throw new AppError('VALIDATION_FAILED', { field: 'planId', problem: 'is no plan' });
  if (plan.trial) {
    throw new AppError('VALIDATION_FAILED', {
      field: 'planId',
      problem: 'is a trial, which the app starts itself',
    });
  }
  const end = chooseEnd(body.expiresAt, plan, at);
  const { sellerId } = actor;
  const entry =
    sellerId === null
      ? null
      : await addLedgerEntry(tx, {
          userId: sellerId,
          kind: 'issue',
          amount: -body.quantity,
          reason: `${body.quantity} × ${plan.name}`,
          actorId: actor.id,
          at,
        });
  const made = await makeLicenses(deps, tx, {
    planId: plan.id,
    quantity: body.quantity,
    issuerId: sellerId ?? actor.id,
    customerEmail: body.customerEmail ?? null,
    note: body.note ?? null,
    end,
    fromQuota: sellerId !== null,
    at,
  });
  const keyOf = new Map<string, string>(made.map(({ id, key }) => [id, key]));
  await writeAudit(tx, {
    at,
    action: 'license.generate',
    actorId: actor.id,
    target: { type: 'plan', id: plan.id },
    origin: context,
    details: { quantity: body.quantity, licenseIds: made.map(({ id }) => id) },
  });
  if (entry !== null) {
    const { userId: shop, balanceAfter: balance } = entry;
    const licenses = made.map(({ id, keyEnd }) => ({ id, keyEnd }));
    const data = { planId: plan.id, licenses, balance };
    await emitEvent(deps, tx, { sellerId: shop, type: 'license.issued', at, data });
    // once, when the stock falls below the line
    if (balance < LOW_QUOTA && balance + body.quantity >= LOW_QUOTA) {
      await emitEvent(deps, tx, { sellerId: shop, type: 'quota.low', at, data: { balance } });
    }
  }
  const rows = await findLicenses(tx, { where: { id: { in: made.map(({ id }) => id) } } });
  return {
    licenses: rows.map((row) => ({ ...presentLicense(deps, row, actor, at), key: keyOf.get(row.id) ?? '' })),
    balance: entry?.balanceAfter ?? null,
  };
}

/** A day named in the sale is the end whatever the plan says. */
function chooseEnd(wanted: string | undefined, plan: Plan, now: Date): LicenseEnd {
  if (wanted === undefined) return endByPlan(plan, now);
  const expiresAt = readInstant('expiresAt', wanted);
  if (expiresAt <= now) throw new AppError('VALIDATION_FAILED', { field: 'expiresAt', problem: 'is past' });
  return { expiresAt, pendingDays: null };
}
