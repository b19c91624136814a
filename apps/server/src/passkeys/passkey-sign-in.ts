import { AppError } from '@mywasender/contract/app-error';
import type { MfaPasskey, PasskeyChallenge, VerifyPasskeyBody } from '@mywasender/contract/http/mfa';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { watchFailedLogin } from '../alerts/watch-failed-logins.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { refuseLocked } from '../auth/sign-in-attempts.ts';
import { type StartedSession, startSession } from '../auth/start-session.ts';
import { openChallenge, readChallenge } from '../mfa/challenges.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { keepPasskeyChallenge, takePasskeyChallenge } from './challenges.ts';
import { relyingParty } from './relying-party.ts';
import { takeAssertion } from './take-assertion.ts';

/** What to ask a browser for that signs in without a password: any passkey of this server it has. */
export async function startPasskeySignIn({ db, config, now }: ServerDeps): Promise<PasskeyChallenge> {
  const { id } = relyingParty(config);
  const options = await generateAuthenticationOptions({ rpID: id, userVerification: 'required' });
  const challengeId = await keepPasskeyChallenge(db.prisma, { challenge: options.challenge, at: now() });
  return { challengeId, options: { ...options } };
}

/**
 * Signs in with a passkey alone. It counts as both factors, because the authenticator has checked the person. A
 * locked account stays locked on this way too.
 */
export async function finishPasskeySignIn(
  deps: ServerDeps,
  { challengeId, passkey, client = 'web' }: VerifyPasskeyBody,
  origin: ClientOrigin,
): Promise<StartedSession> {
  const { db } = deps;
  const at = deps.now();
  const challenge = await takePasskeyChallenge(db.prisma, { challengeId, at });
  if (challenge === null) throw new AppError('PASSKEY_REFUSED');
  const owner = await db.prisma.passkey.findUnique({
    where: { credentialId: passkey.id },
    include: { user: true },
  });
  if (owner !== null) await refuseLocked(deps, openEmail(deps, owner.user), at);
  const started = await db.prisma.$transaction(async (tx) => {
    const taken = await takeAssertion(deps, tx, { passkey, challenge, userVerification: true, at });
    if (taken === null) return null;
    const user = await tx.user.findUniqueOrThrow({ where: { id: taken.userId } });
    return startSession(deps, tx, { user, client, origin, at, details: { passkey: taken.id } });
  });
  if (started !== null) return started;
  await writeAudit(db.prisma, { at, action: 'auth.passkey-failed', origin });
  await watchFailedLogin(deps, origin.ip);
  throw new AppError('PASSKEY_REFUSED');
}

/** What to ask a browser for that adds a passkey to the right password. */
export async function askForPasskey(
  { db, config, now }: ServerDeps,
  challengeId: string,
): Promise<MfaPasskey> {
  const at = now();
  const { user } = await readChallenge(db.prisma, challengeId, at);
  const passkeys = await db.prisma.passkey.findMany({ where: { userId: user.id } });
  if (passkeys.length === 0) throw new AppError('MFA_METHOD_UNAVAILABLE');
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(config).id,
    allowCredentials: passkeys.map((row) => ({ id: row.credentialId, transports: row.transports })),
    // the password was the other factor
    userVerification: 'preferred',
  });
  await db.prisma.signInChallenge.updateMany({
    where: openChallenge(challengeId, at),
    data: { passkeyChallenge: options.challenge },
  });
  return { options: { ...options } };
}
