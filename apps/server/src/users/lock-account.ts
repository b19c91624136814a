import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';

/**
 * An account, locked until the transaction ends. Whoever changes rows of an account together with its own locks it
 * first: two who took them in different orders would wait for each other.
 */
export async function lockAccount(tx: Queries, id: string): Promise<User> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.user.findUniqueOrThrow({ where: { id } });
}
