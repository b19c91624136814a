import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { AdminPrice, CreatePriceBody } from '@mywasender/contract/http/products';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { runOnce } from '../../shared/idempotency.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { presentAdminPrice } from './present-product.ts';
import { refuseTaken } from './refuse-taken.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/**
 * Adds a price to a product. With `replaces` the sale at that price ends in the same moment, so that the product is
 * never without one; whatever was ordered at it stays. Throws `PRICE_EXISTS` while another one is on sale for the same
 * currency and interval, and `CONFLICT` when the one to replace is not on sale any more.
 */
export async function createPrice(
  deps: ServerDeps,
  body: CreatePriceBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AdminPrice> {
  const { actor } = context;
  const { productId, currency, amount, interval = null, taxIncluded, replaces } = body;
  if (!CURRENCIES.has(currency)) {
    throw new AppError('VALIDATION_FAILED', { field: 'currency', problem: 'is none of ISO 4217' });
  }
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
      const audit = { at, actorId: actor.id, origin: context };
      if (replaces !== undefined) {
        await endPrice(tx, { id: replaces, productId, currency, interval });
        const target = { type: 'price', id: replaces } as const;
        await writeAudit(tx, { ...audit, action: 'price.update', target, details: { active: false } });
      }
      const row = await tx.price.create({
        data: { id: randomUUID(), productId, currency, amount, interval, taxIncluded, createdAt: at },
      });
      await writeAudit(tx, {
        ...audit,
        action: 'price.create',
        target: { type: 'price', id: row.id },
        details: { productId, currency, amount, interval, taxIncluded },
      });
      return presentAdminPrice({ ...row, providerPlans: [] });
    }),
  );
}

/** Of two who replace a price at once, the second finds it ended. */
async function endPrice(
  tx: Prisma.TransactionClient,
  price: Required<Pick<Prisma.PriceWhereInput, 'id' | 'productId' | 'currency' | 'interval'>>,
): Promise<void> {
  const { count } = await tx.price.updateMany({
    where: { ...price, active: true },
    data: { active: false },
  });
  if (count === 0) throw new AppError('CONFLICT');
}
