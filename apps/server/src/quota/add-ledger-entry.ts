import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { Prisma, QuotaEntry, QuotaKind } from '../generated/prisma/client.ts';

interface LedgerInput {
  readonly userId: string;
  readonly kind: QuotaKind;
  readonly amount: number;
  readonly reason: string | null;
  readonly actorId: string;
  readonly at: Date;
}

/**
 * Books a change of a reseller's quota. The account row is locked, so the balance read is the balance booked on;
 * a change that would leave less than nothing throws `QUOTA_EXCEEDED`.
 */
export async function addLedgerEntry(tx: Prisma.TransactionClient, input: LedgerInput): Promise<QuotaEntry> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${input.userId}::uuid FOR UPDATE`;
  const balance = await balanceOf(tx, input.userId);
  if (balance + input.amount < 0) {
    throw new AppError('QUOTA_EXCEEDED', { requested: -input.amount, balance });
  }
  return tx.quotaEntry.create({ data: rowOf(input, balance) });
}

/**
 * Books what resellers get back, one entry each, in the order given. Their account rows are locked in the order of
 * their ids, so that two calls over several accounts never wait for each other.
 */
export async function addRefunds(
  tx: Prisma.TransactionClient,
  refunds: readonly Omit<LedgerInput, 'kind'>[],
): Promise<void> {
  const byAccount = [...Map.groupBy(refunds, ({ userId }) => userId)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [userId, entries] of byAccount) {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    let balance = await balanceOf(tx, userId);
    const data = entries.map((entry) => {
      const row = rowOf({ ...entry, kind: 'refund' }, balance);
      balance = row.balanceAfter;
      return row;
    });
    await tx.quotaEntry.createMany({ data });
  }
}

async function balanceOf(tx: Prisma.TransactionClient, userId: string): Promise<number> {
  const sum = await tx.quotaEntry.aggregate({ where: { userId }, _sum: { amount: true } });
  return sum._sum.amount ?? 0;
}

function rowOf({ at, ...entry }: LedgerInput, balance: number) {
  return { id: randomUUID(), ...entry, balanceAfter: balance + entry.amount, createdAt: at };
}
