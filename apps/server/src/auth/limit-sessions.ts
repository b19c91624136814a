import type { Queries } from '../db/database.ts';

/** Makes room for a new session: ends those beyond the limit, unused for longest first. */
export async function limitSessions(
  tx: Queries,
  input: { readonly userId: string; readonly limit: number; readonly at: Date },
): Promise<void> {
  const { userId, limit, at } = input;
  // two sign-ins at once would each find the place of one
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE sessions SET ended_at = ${at}, end_reason = 'limit' WHERE id IN (
      SELECT id FROM sessions WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > ${at}
      ORDER BY last_used_at DESC, created_at DESC OFFSET ${limit - 1}
    )`;
}
