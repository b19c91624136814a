import type { PasskeyAssertion } from '@mywasender/contract/http/mfa';
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Queries } from '../db/database.ts';
import type { Passkey } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { relyingParty } from './relying-party.ts';

export interface AssertionInput {
  readonly passkey: PasskeyAssertion;
  /** what had to be signed */
  readonly challenge: string;
  /** whether the authenticator must have checked the person as well (PIN, finger): two factors in one */
  readonly userVerification: boolean;
  /** whose it must be; anybody's when signing in with it alone */
  readonly userId?: string;
  readonly at: Date;
}

/**
 * The passkey that made this signature, null when there is none. Its counter is raised in the same statement that
 * compares it: one that does not go up is a copy. Authenticators that do not count always say 0.
 */
export async function takeAssertion(
  deps: Pick<ServerDeps, 'config'>,
  tx: Queries,
  { passkey, challenge, userVerification, userId, at }: AssertionInput,
): Promise<Passkey | null> {
  const row = await tx.passkey.findUnique({ where: { credentialId: passkey.id } });
  if (row === null || (userId !== undefined && row.userId !== userId)) return null;
  const counter = await verifiedCounter(deps, row, { passkey, challenge, userVerification });
  if (counter === null) return null;
  const { count } = await tx.passkey.updateMany({
    where: { id: row.id, counter: counter === 0n ? 0n : { lt: counter } },
    data: { counter, lastUsedAt: at },
  });
  return count === 1 ? row : null;
}

async function verifiedCounter(
  { config }: Pick<ServerDeps, 'config'>,
  row: Passkey,
  { passkey, challenge, userVerification }: Omit<AssertionInput, 'userId' | 'at'>,
): Promise<bigint | null> {
  const party = relyingParty(config);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: passkey satisfies AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      requireUserVerification: userVerification,
      credential: { id: row.credentialId, publicKey: row.publicKey, counter: Number(row.counter) },
    });
    return verified ? BigInt(authenticationInfo.newCounter) : null;
  } catch {
    // whatever is wrong with it, the answer is the same
    return null;
  }
}
