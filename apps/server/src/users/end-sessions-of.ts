import type { Queries } from '../db/database.ts';

/** Ends all sessions of these accounts at once, and with the token version every access token given out before. */
export async function endSessionsOf(
  queries: Queries,
  input: { readonly userIds: readonly string[]; readonly reason: string; readonly at: Date },
): Promise<void> {
  const ids = [...input.userIds];
  await queries.user.updateMany({ where: { id: { in: ids } }, data: { tokenVersion: { increment: 1 } } });
  await queries.session.updateMany({
    where: { userId: { in: ids }, endedAt: null },
    data: { endedAt: input.at, endReason: input.reason },
  });
}

/** The account and, of a reseller, everybody who works for it. */
export async function withStaff(queries: Queries, userId: string): Promise<string[]> {
  const staff = await queries.user.findMany({ where: { employerId: userId }, select: { id: true } });
  return [userId, ...staff.map(({ id }) => id)];
}
