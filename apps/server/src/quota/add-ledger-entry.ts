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
  const balance = await lockBalance(tx, input.userId);
  if (balance + input.amount < 0) {
    throw new AppError('QUOTA_EXCEEDED', { requested: -input.amount, balance });
  }
  return tx.quotaEntry.create({ data: rowOf(input, balance) });
}

/**
 * Books changes that take nothing away, in the order given. The account rows are locked in the order of their ids, so
 * that two calls over several accounts never wait for each other.
 */
export async function addLedgerEntries(
  tx: Prisma.TransactionClient,
  inputs: readonly LedgerInput[],
): Promise<void> {
  const byAccount = [...Map.groupBy(inputs, ({ userId }) => userId)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [userId, entries] of byAccount) {
    let balance = await lockBalance(tx, userId);
    const data = entries.map((entry) => {
      const row = rowOf(entry, balance);
      balance = row.balanceAfter;
      return row;
    });
    await tx.quotaEntry.createMany({ data });
  }
}

/** What a reseller has left; nobody else changes it before the transaction ends. */
export async function lockBalance(tx: Prisma.TransactionClient, userId: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const sum = await tx.quotaEntry.aggregate({ where: { userId }, _sum: { amount: true } });
  return sum._sum.amount ?? 0;
}

function rowOf({ at, ...entry }: LedgerInput, balance: number) {
  return { id: randomUUID(), ...entry, balanceAfter: balance + entry.amount, createdAt: at };
}
