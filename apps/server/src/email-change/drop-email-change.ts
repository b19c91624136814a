import { endCodes } from '../codes/one-use-codes.ts';
import type { Queries } from '../db/database.ts';

/** An account keeps its address: what was awaited is forgotten and its links stop working. False: nothing was. */
export async function dropEmailChange(
  tx: Queries,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.emailChange.deleteMany({ where: { userId } });
  await endCodes(tx, { userId, at, purposes: ['email-change', 'email-change-stop'] });
  return count > 0;
}
