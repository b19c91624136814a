import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { AdminPrice, CreatePriceBody } from '@mywasender/contract/http/payments';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { runOnce } from '../../shared/idempotency.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { presentAdminPrice } from './present-product.ts';
import { refuseTaken } from './refuse-taken.ts';

/** Adds a price to a product. Throws `PRICE_EXISTS` while another one is on sale for the same currency and interval. */
export async function createPrice(
  deps: ServerDeps,
  body: CreatePriceBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AdminPrice> {
  const { actor } = context;
  const { productId, currency, amount, interval = null, taxIncluded } = body;
  const at = deps.now();
  const call = { userId: actor.id, key: idempotencyKey, request: ['prices', body] };
  return refuseTaken('PRICE_EXISTS', () =>
    runOnce(deps, call, async (tx) => {
      const product = await tx.product.findUnique({ where: { id: productId } });
      if (product === null)
        throw new AppError('VALIDATION_FAILED', { field: 'productId', problem: 'is none' });
      if (product.kind === 'quota' && interval !== null) {
        throw new AppError('VALIDATION_FAILED', { field: 'interval', problem: 'is not for packs' });
      }
      const row = await tx.price.create({
        data: { id: randomUUID(), productId, currency, amount, interval, taxIncluded, createdAt: at },
      });
      await writeAudit(tx, {
        at,
        action: 'price.create',
        actorId: actor.id,
        target: { type: 'price', id: row.id },
        origin: context,
        details: { productId, currency, amount, interval, taxIncluded },
      });
      return presentAdminPrice(row);
    }),
  );
}
