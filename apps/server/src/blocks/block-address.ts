import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import {
  type AddressBlock,
  BLOCK_MINUTES,
  type BlockAddressBody,
} from '@mywasender/contract/http/address-blocks';
import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { checkBlockable } from './check-blockable.ts';
import { presentBlock } from './list-blocks.ts';
import { formatNetwork } from './network.ts';

/**
 * Blocks an address or network for a while. However many order the same at once, there is one block, which ends at
 * the latest of their ends. Throws `VALIDATION_FAILED`, `ADDRESS_NOT_BLOCKABLE`, and `CONFLICT` when it was lifted
 * at the same moment.
 */
export async function blockAddress(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer' | 'config' | 'signals'>,
  body: BlockAddressBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AddressBlock> {
  const { trustedProxies } = deps.config;
  const network = formatNetwork(checkBlockable(body.address, { ip: context.ip, trustedProxies }));
  const minutes = body.minutes ?? BLOCK_MINUTES.default;
  const at = deps.now();
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['address-blocks', body] };
  const block = await runOnce(deps, call, async (tx) => {
    const endsAt = new Date(at.getTime() + minutes * 60_000);
    const id = await claim(tx, { network, reason: body.reason, at, endsAt, actorId: context.actor.id });
    const row = await tx.addressBlock.findFirst({ where: id === null ? { network, endedAt: null } : { id } });
    if (row === null) throw new AppError('CONFLICT');
    if (id !== null) {
      await writeAudit(tx, {
        at,
        action: 'address.block',
        actorId: context.actor.id,
        // the address itself is in the block alone, which is forgotten in time
        target: { type: 'address-block', id },
        origin: context,
        details: { minutes },
      });
    }
    return presentBlock(row, at);
  });
  deps.signals.publish({ kind: 'address-block', id: block.id });
  return block;
}

interface Order {
  readonly network: string;
  readonly reason: string;
  readonly at: Date;
  readonly endsAt: Date;
  readonly actorId: string;
}

/** Id of the block that was made or prolonged; null: there is one that ends no sooner. */
async function claim(tx: Prisma.TransactionClient, order: Order): Promise<string | null> {
  const { network, reason, at, endsAt, actorId } = order;
  // a block that is over makes room
  await tx.$executeRaw`
    UPDATE address_blocks SET ended_at = ends_at
    WHERE network = ${network} AND ended_at IS NULL AND ends_at <= ${at}`;
  const [claimed] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO address_blocks AS b (id, network, reason, created_at, created_by, ends_at)
    VALUES (${randomUUID()}::uuid, ${network}, ${reason}, ${at}, ${actorId}::uuid, ${endsAt})
    ON CONFLICT (network) WHERE ended_at IS NULL DO UPDATE
      SET ends_at = EXCLUDED.ends_at, reason = EXCLUDED.reason
      WHERE b.ends_at < EXCLUDED.ends_at
    RETURNING id`;
  return claimed?.id ?? null;
}
