import { randomBytes } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { ClientKind } from '@mywasender/contract/http/auth';
import { sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import type { SignInChallenge, User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** From the password to the last moment a second factor is taken. */
export const CHALLENGE_MINUTES = 10;
/** Codes that may be tried for one sign-in; the lock of the account counts them too. */
export const MAX_TRIES = 5;

/** Awaits the second factor of a sign-in. The id is as good as the password: only its hash is stored. */
export async function startChallenge(
  queries: Queries,
  input: { readonly user: User; readonly client: ClientKind; readonly at: Date },
): Promise<string> {
  const { user, client, at } = input;
  const challengeId = randomBytes(32).toString('base64url');
  await queries.signInChallenge.create({
    data: {
      hash: sha256(challengeId),
      userId: user.id,
      tokenVersion: user.tokenVersion,
      client,
      createdAt: at,
      expiresAt: new Date(at.getTime() + CHALLENGE_MINUTES * 60_000),
    },
  });
  return challengeId;
}

/** What has to hold for a challenge to go on. */
export function openChallenge(challengeId: string, at: Date) {
  return { hash: sha256(challengeId), usedAt: null, expiresAt: { gt: at }, attempts: { lt: MAX_TRIES } };
}

/**
 * Counts a try, then gives the challenge and its account. One statement, so that parallel tries cannot outrun it.
 * Throws `MFA_CHALLENGE_ENDED` for an unknown, used, late or exhausted one, and when the account's sessions were
 * ended since the password was entered.
 */
export async function countTry(
  { db }: Pick<ServerDeps, 'db'>,
  challengeId: string,
  at: Date,
): Promise<{ readonly challenge: SignInChallenge; readonly user: User }> {
  const [counted] = await db.prisma.signInChallenge.updateManyAndReturn({
    where: openChallenge(challengeId, at),
    data: { attempts: { increment: 1 } },
  });
  return withAccount(db.prisma, counted ?? null);
}

/** The challenge and its account, without counting; throws as {@link countTry}. */
export async function readChallenge(
  queries: Queries,
  challengeId: string,
  at: Date,
): Promise<{ readonly challenge: SignInChallenge; readonly user: User }> {
  const challenge = await queries.signInChallenge.findFirst({ where: openChallenge(challengeId, at) });
  return withAccount(queries, challenge);
}

async function withAccount(queries: Queries, challenge: SignInChallenge | null) {
  const user = challenge && (await queries.user.findUnique({ where: { id: challenge.userId } }));
  if (challenge === null || user === null || user.tokenVersion !== challenge.tokenVersion) {
    throw new AppError('MFA_CHALLENGE_ENDED');
  }
  return { challenge, user };
}
