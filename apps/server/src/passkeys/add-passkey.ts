import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type {
  AddedPasskey,
  AddPasskeyBody,
  PasskeyAttestation,
  PasskeyChallenge,
} from '@mywasender/contract/http/mfa';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import { notifyOwner } from '../mfa/notify-owner.ts';
import { firstRecoveryCodes } from '../mfa/recovery-codes.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { keepPasskeyChallenge, takePasskeyChallenge } from './challenges.ts';
import { presentPasskey } from './present-passkey.ts';
import { ALGORITHMS, relyingParty } from './relying-party.ts';

const MAX_PASSKEYS = 20;

/** What a browser needs to make a passkey for the caller. It is kept by the authenticator, so that it can sign in alone. */
export async function startPasskey(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<PasskeyChallenge> {
  const user = await confirmPassword(deps, password, context);
  const { prisma } = deps.db;
  const known = await prisma.passkey.findMany({ where: { userId: user.id } });
  if (known.length >= MAX_PASSKEYS) throw new AppError('PASSKEYS_FULL', { limit: MAX_PASSKEYS });
  const party = relyingParty(deps.config);
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(user.id)),
    userName: openEmail(deps, user),
    userDisplayName: user.name,
    excludeCredentials: known.map((row) => ({ id: row.credentialId, transports: row.transports })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { challenge } = options;
  const challengeId = await keepPasskeyChallenge(prisma, { challenge, userId: user.id, at: deps.now() });
  return { challengeId, options: { ...options } };
}

/** Registers what the browser made; from then on it is asked for after the password, and signs in without one. */
export async function addPasskey(
  deps: ServerDeps,
  body: AddPasskeyBody,
  context: RequestContext,
): Promise<AddedPasskey> {
  const { prisma } = deps.db;
  const userId = context.actor.id;
  const at = deps.now();
  const challenge = await takePasskeyChallenge(prisma, { challengeId: body.challengeId, userId, at });
  if (challenge === null) throw new AppError('MFA_ENROLMENT_ENDED');
  const { credential, credentialBackedUp } = await verifyMade(deps, body.passkey, challenge);
  return prisma.$transaction(async (tx) => {
    const id = randomUUID();
    const { count } = await tx.passkey.createMany({
      data: {
        id,
        userId,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        counter: BigInt(credential.counter),
        transports: credential.transports ?? [],
        synced: credentialBackedUp,
        name: body.name,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('PASSKEY_KNOWN');
    await writeAudit(tx, {
      at,
      action: 'mfa.add',
      actorId: userId,
      target: { type: 'user', id: userId },
      origin: context,
      details: { kind: 'passkey', id },
    });
    await notifyOwner(deps, tx, { userId, template: 'second-factor-added', at });
    const recoveryCodes = await firstRecoveryCodes(deps, tx, userId, at);
    return { passkey: presentPasskey(await tx.passkey.findUniqueOrThrow({ where: { id } })), recoveryCodes };
  });
}

async function verifyMade(
  { config }: Pick<ServerDeps, 'config'>,
  passkey: PasskeyAttestation,
  challenge: string,
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']>> {
  const party = relyingParty(config);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: passkey as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (registrationInfo !== undefined) return registrationInfo;
  } catch (cause) {
    throw new AppError('PASSKEY_REFUSED', {}, cause);
  }
  throw new AppError('PASSKEY_REFUSED');
}
