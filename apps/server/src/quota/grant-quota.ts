import { AppError } from '@mywasender/contract/app-error';
import type { GrantQuotaBody, LedgerEntry } from '@mywasender/contract/http/admin';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { addLedgerEntry } from './add-ledger-entry.ts';
import { presentLedgerEntry } from './read-quota.ts';

/** Gives a reseller quota, or takes some back (negative, never below nothing). */
export async function grantQuota(
  deps: ServerDeps,
  userId: string,
  body: GrantQuotaBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<LedgerEntry> {
  const { actor } = context;
  const call = { userId: actor.id, key: idempotencyKey, request: ['quota', userId, body] };
  return runOnce(deps, call, async (tx) => {
    if (body.amount === 0) throw new AppError('VALIDATION_FAILED', { field: 'amount', problem: 'is 0' });
    const reseller = await tx.user.findFirst({ where: { id: userId, role: 'reseller' } });
    if (reseller === null) throw new AppError('NOT_FOUND');
    const at = deps.now();
    const { amount, reason } = body;
    const entry = await addLedgerEntry(tx, { userId, kind: 'grant', amount, reason, actorId: actor.id, at });
    await writeAudit(tx, {
      at,
      action: 'quota.grant',
      actorId: actor.id,
      target: { type: 'user', id: userId },
      origin: context,
      details: { amount, balanceAfter: entry.balanceAfter },
    });
    const data = { amount, balance: entry.balanceAfter };
    await emitEvent(deps, tx, { sellerId: userId, type: 'quota.granted', at, data });
    return presentLedgerEntry(entry);
  });
}
