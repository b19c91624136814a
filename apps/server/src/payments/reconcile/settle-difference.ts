import { AppError } from '@mywasender/contract/app-error';
import type { PaymentDifference } from '@mywasender/contract/http/payment-differences';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { presentDifference } from './present-difference.ts';

/** An admin says that a difference is dealt with. Throws `NOT_FOUND`, and `CONFLICT` when it is over already. */
export async function settleDifference(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  reason: string,
  context: RequestContext,
): Promise<PaymentDifference> {
  const at = now();
  return db.prisma.$transaction((tx) =>
    change(tx, {
      where: { id, resolvedAt: null },
      data: { resolvedAt: at, settledReason: reason },
      audit: {
        at,
        actorId: context.actor.id,
        origin: context,
        action: 'payment.settle',
        details: { reason },
      },
    }),
  );
}

/** Takes back that it was settled. Throws `NOT_FOUND`, and `CONFLICT` when nobody had settled it. */
export async function reopenDifference(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  context: RequestContext,
): Promise<PaymentDifference> {
  return db.prisma.$transaction((tx) =>
    change(tx, {
      where: { id, settledReason: { not: null } },
      data: { resolvedAt: null, settledReason: null },
      audit: { at: now(), actorId: context.actor.id, origin: context, action: 'payment.reopen' },
    }),
  );
}

/** Of two who change the same one, the second is refused. */
async function change(
  tx: Prisma.TransactionClient,
  step: {
    readonly where: Prisma.PaymentDifferenceWhereInput & { readonly id: string };
    readonly data: Prisma.PaymentDifferenceUpdateManyMutationInput;
    readonly audit: Omit<Parameters<typeof writeAudit>[1], 'target'>;
  },
): Promise<PaymentDifference> {
  const { id } = step.where;
  const { count } = await tx.paymentDifference.updateMany({ where: step.where, data: step.data });
  const row = await tx.paymentDifference.findUnique({ where: { id } });
  if (row === null) throw new AppError('NOT_FOUND');
  if (count === 0) throw new AppError('CONFLICT');
  await writeAudit(tx, { ...step.audit, target: { type: 'payment-difference', id } });
  return presentDifference(row);
}
