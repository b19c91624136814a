import { AppError } from '@mywasender/contract/app-error';
import { sha256 } from '../crypto/digest.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from './deps.ts';

export interface IdempotentCall {
  readonly userId: string;
  /** header `Idempotency-Key`; undefined: the caller does not mind a repetition */
  readonly key: string | undefined;
  /** what makes two calls the same: route and body */
  readonly request: readonly unknown[];
}

/**
 * Runs a creating call in one transaction and keeps its answer under the key, so that a repetition, also one at
 * the same time, answers the same and creates nothing. The same key with another request is refused.
 */
export async function runOnce<Answer>(
  { db, sealer, now }: Pick<ServerDeps, 'db' | 'sealer' | 'now'>,
  call: IdempotentCall,
  create: (tx: Prisma.TransactionClient) => Promise<Answer>,
): Promise<Answer> {
  const { key, userId } = call;
  if (key === undefined) return db.prisma.$transaction(create);
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError('VALIDATION_FAILED', {
      field: 'Idempotency-Key',
      problem: 'has 1 to 200 visible characters',
    });
  }
  const requestHash = sha256(JSON.stringify(call.request));
  const place = `idempotency_keys.answer_sealed.${userId}/${key}`;
  return db.prisma.$transaction(async (tx) => {
    // waits for a call with the same key that is still running, then does nothing
    const claimed = await tx.$executeRaw`
      INSERT INTO idempotency_keys (user_id, key, request_hash, answer_sealed, created_at)
      VALUES (${userId}::uuid, ${key}, ${requestHash}, '', ${now()})
      ON CONFLICT DO NOTHING`;
    const id = { userId_key: { userId, key } };
    if (claimed === 0) {
      const known = await tx.idempotencyKey.findUniqueOrThrow({ where: id });
      if (!requestHash.equals(known.requestHash)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      return JSON.parse(sealer.open(known.answerSealed, place));
    }
    const answer = await create(tx);
    const answerSealed = sealer.seal(JSON.stringify(answer), place);
    await tx.idempotencyKey.update({ where: id, data: { answerSealed } });
    return answer;
  });
}
