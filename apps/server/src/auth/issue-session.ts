import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { ClientKind } from '@mywasender/contract/http/auth';
import { sha256 } from '../crypto/digest.ts';
import type { Queries } from '../db/database.ts';
import type { Session, User } from '../generated/prisma/client.ts';
import { mayWork } from '../users/role-rules.ts';

/** A session ends so long after signing in, however often it is refreshed. */
const SESSION_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/**
 * Starts a session and returns it with its first refresh token, which is stored as a hash only. Every way to sign in
 * ends here, so this is where a disabled account is refused, with `ACCOUNT_DISABLED`.
 */
export async function issueSession(
  queries: Queries,
  input: {
    readonly user: User;
    readonly client: ClientKind;
    readonly userAgent: string | null;
    readonly ip: string;
    readonly now: Date;
  },
): Promise<{ readonly session: Session; readonly refreshToken: string }> {
  const { now, user } = input;
  const employer =
    user.employerId === null ? null : await queries.user.findUnique({ where: { id: user.employerId } });
  if (!mayWork({ ...user, employer })) throw new AppError('ACCOUNT_DISABLED');
  const refreshToken = randomBytes(32).toString('base64url');
  const session = await queries.session.create({
    data: {
      id: randomUUID(),
      userId: user.id,
      client: input.client,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      ip: input.ip,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY),
      tokens: { create: { hash: sha256(refreshToken), createdAt: now } },
    },
  });
  return { session, refreshToken };
}
