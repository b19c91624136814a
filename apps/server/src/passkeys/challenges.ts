import { randomBytes } from 'node:crypto';
import { sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';

const MINUTES = 5;

/** Keeps what a passkey has to sign; `userId` when it is to be registered. Gives the id it is asked for with. */
export async function keepPasskeyChallenge(
  queries: Queries,
  input: { readonly challenge: string; readonly userId?: string; readonly at: Date },
): Promise<string> {
  const challengeId = randomBytes(32).toString('base64url');
  await queries.passkeyChallenge.create({
    data: {
      hash: sha256(challengeId),
      userId: input.userId ?? null,
      challenge: input.challenge,
      expiresAt: new Date(input.at.getTime() + MINUTES * 60_000),
    },
  });
  return challengeId;
}

/** What had to be signed, once: the row is deleted by the statement that reads it. Null: unknown, used or late. */
export async function takePasskeyChallenge(
  queries: Queries,
  input: { readonly challengeId: string; readonly userId?: string; readonly at: Date },
): Promise<string | null> {
  const [row] = await queries.$queryRaw<{ challenge: string; expires_at: Date; user_id: string | null }[]>`
    DELETE FROM passkey_challenges WHERE hash = ${sha256(input.challengeId)}
    RETURNING challenge, expires_at, user_id`;
  if (row === undefined || row.expires_at <= input.at) return null;
  return row.user_id === (input.userId ?? null) ? row.challenge : null;
}
