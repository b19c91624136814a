import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { Prisma, QuotaEntry, QuotaKind } from '../generated/prisma/client.ts';

/**
 * Books a change of a reseller's quota. The account row is locked, so the balance read is the balance booked on;
 * a change that would leave less than nothing throws `QUOTA_EXCEEDED`.
 */
export async function addLedgerEntry(
  tx: Prisma.TransactionClient,
  input: {
    readonly userId: string;
    readonly kind: QuotaKind;
    readonly amount: number;
    readonly reason: string | null;
    readonly actorId: string;
    readonly at: Date;
  },
): Promise<QuotaEntry> {
  const { at, ...entry } = input;
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${input.userId}::uuid FOR UPDATE`;
  const sum = await tx.quotaEntry.aggregate({ where: { userId: input.userId }, _sum: { amount: true } });
  const balance = sum._sum.amount ?? 0;
  const balanceAfter = balance + input.amount;
  if (balanceAfter < 0) throw new AppError('QUOTA_EXCEEDED', { requested: -input.amount, balance });
  return tx.quotaEntry.create({ data: { id: randomUUID(), ...entry, balanceAfter, createdAt: at } });
}
