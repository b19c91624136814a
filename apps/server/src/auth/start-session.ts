import type { ClientKind } from '@mywasender/contract/http/auth';
import { type AuditInput, writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { Session, User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { issueSession } from './issue-session.ts';
import { limitSessions } from './limit-sessions.ts';
import { forgetAttempts } from './sign-in-attempts.ts';

export interface StartedSession {
  readonly user: User;
  readonly session: Session;
  readonly refreshToken: string;
}

/** The end of every way to sign in: the failures before it are forgotten. */
export async function startSession(
  deps: ServerDeps,
  tx: Queries,
  input: {
    readonly user: User;
    readonly client: ClientKind;
    readonly origin: ClientOrigin;
    readonly at: Date;
    readonly details?: NonNullable<AuditInput['details']>;
  },
): Promise<StartedSession> {
  const { user, client, origin, at } = input;
  await forgetAttempts(deps, tx, openEmail(deps, user));
  const { userAgent, ip } = origin;
  await limitSessions(tx, { userId: user.id, limit: deps.config.accounts.sessionsPerUser, at });
  const started = await issueSession(tx, { user, client, userAgent, ip, now: at });
  await writeAudit(tx, {
    at,
    action: 'auth.login',
    actorId: user.id,
    target: { type: 'session', id: started.session.id },
    origin,
    ...(input.details ? { details: input.details } : {}),
  });
  return { user, ...started };
}
