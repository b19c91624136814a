import { AppError } from '@mywasender/contract/app-error';
import type { ClientKind } from '@mywasender/contract/http/auth';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { hmac, sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { idleSince } from './idle-sessions.ts';
import type { StartedSession } from './start-session.ts';

/** How long the direct predecessor of a refresh token still gets the same successor, for lost answers. */
const RETRY_MS = 10_000;

export interface RefreshSessionInput {
  readonly refreshToken: string;
  readonly client: ClientKind;
  readonly origin: ClientOrigin;
}

/**
 * Rotates a refresh token. The successor is derived from the token and a server secret, so that a repetition
 * after a lost answer gets the same one without any token being stored. Any other use of a used token ends the
 * session: somebody has a copy.
 */
export async function refreshSession(deps: ServerDeps, input: RefreshSessionInput): Promise<StartedSession> {
  const { db, secrets } = deps;
  const at = deps.now();
  const idle = idleSince(deps.config, input.client, at);
  const presented = sha256(input.refreshToken);
  const refreshToken = hmac(secrets.sessionSuccessor, input.refreshToken).toString('base64url');
  const rotated = await db.prisma.$queryRaw<{ session_id: string }[]>`
    WITH used AS (
      UPDATE refresh_tokens t SET used_at = ${at} FROM sessions s
      WHERE t.hash = ${presented} AND t.used_at IS NULL AND s.id = t.session_id
        AND s.ended_at IS NULL AND s.expires_at > ${at} AND s.client = ${input.client}
        AND s.last_used_at > ${idle}
      RETURNING t.session_id
    ), successor AS (
      INSERT INTO refresh_tokens (hash, session_id, created_at)
      SELECT ${sha256(refreshToken)}, session_id, ${at} FROM used
    )
    UPDATE sessions SET last_used_at = ${at} FROM used WHERE id = used.session_id RETURNING used.session_id`;
  const sessionId =
    rotated[0]?.session_id ?? (await retriedSession(deps, input, presented, refreshToken, at));
  const { user, ...session } = await db.prisma.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { user: true },
  });
  return { user, session, refreshToken };
}

/** The session when this is an honest repetition; else ends it and throws. */
async function retriedSession(
  deps: ServerDeps,
  input: RefreshSessionInput,
  presented: Buffer<ArrayBuffer>,
  successor: string,
  at: Date,
): Promise<string> {
  const { db } = deps;
  const token = await db.prisma.refreshToken.findUnique({
    where: { hash: presented },
    include: { session: true },
  });
  if (
    token === null ||
    token.session.endedAt !== null ||
    token.session.expiresAt <= at ||
    token.session.lastUsedAt <= idleSince(deps.config, token.session.client, at)
  ) {
    throw new AppError('SESSION_ENDED');
  }
  const { session } = token;
  const next = await db.prisma.refreshToken.findUnique({ where: { hash: sha256(successor) } });
  const honest =
    token.usedAt !== null &&
    at.getTime() - token.usedAt.getTime() <= RETRY_MS &&
    next?.usedAt === null &&
    session.client === input.client &&
    session.userAgent === (input.origin.userAgent?.slice(0, 300) ?? null);
  if (honest) return session.id;
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { endedAt: at, endReason: 'reuse' },
    });
    await writeAudit(tx, {
      at,
      action: 'auth.refresh-reused',
      actorId: session.userId,
      target: { type: 'session', id: session.id },
      origin: input.origin,
    });
    const alert = { kind: 'REFRESH_REUSED', subject: session.userId } as const;
    if (count > 0) await raiseAlert(deps, alert, tx);
  });
  throw new AppError('REFRESH_REUSED');
}
