import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';

/**
 * Does what a look at the provider leads to in one transaction, and tells the apps of the licenses it answers. False:
 * it answered null, a later look was faster.
 */
export async function commitLook(
  { db, signals }: Pick<ServerDeps, 'db' | 'signals'>,
  apply: (tx: Prisma.TransactionClient) => Promise<readonly string[] | null>,
): Promise<boolean> {
  const changed = await db.prisma.$transaction(apply);
  if (changed === null) return false;
  for (const id of changed) signals.publish({ kind: 'license', id });
  return true;
}
