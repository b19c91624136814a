import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { verifyTokenOf } from './open-relay.ts';

/** Meta asks it when the address is entered. Kept, so that the app can say whether it was. Throws `RELAY_TOKEN_WRONG`. */
export async function answerChallenge(
  deps: Pick<ServerDeps, 'db' | 'secrets' | 'now'>,
  input: { readonly relayId: string; readonly verifyToken: string; readonly challenge: string },
): Promise<string> {
  const { relayId: id, verifyToken, challenge } = input;
  if (!timingSafeEqual(sha256(verifyToken), sha256(verifyTokenOf(deps, id))))
    throw new AppError('RELAY_TOKEN_WRONG');
  const { count } = await deps.db.prisma.relay.updateMany({
    where: { id },
    data: { verifiedAt: deps.now() },
  });
  if (count === 0) throw new AppError('RELAY_TOKEN_WRONG');
  return challenge;
}
