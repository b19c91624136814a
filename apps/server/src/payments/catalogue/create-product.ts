import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { AdminProduct, CreateProductBody } from '@mywasender/contract/http/products';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { runOnce } from '../../shared/idempotency.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { adminProductInclude, presentAdminProduct } from './present-product.ts';
import { refuseTaken } from './refuse-taken.ts';

/** Adds a product; its licenses are made in the name of the admin who adds it. Throws `PRODUCT_NAME_TAKEN`. */
export async function createProduct(
  deps: ServerDeps,
  body: CreateProductBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AdminProduct> {
  const { actor } = context;
  const { name, description = '', planId = null, units = null } = body;
  if ((planId === null) === (units === null)) {
    throw new AppError('VALIDATION_FAILED', { field: 'planId', problem: 'or units is needed, not both' });
  }
  const at = deps.now();
  const call = { userId: actor.id, key: idempotencyKey, request: ['products', body] };
  return refuseTaken('PRODUCT_NAME_TAKEN', () =>
    runOnce(deps, call, async (tx) => {
      if (
        planId !== null &&
        (await tx.plan.count({ where: { id: planId, active: true, trial: false } })) === 0
      ) {
        throw new AppError('VALIDATION_FAILED', { field: 'planId', problem: 'is no plan that can be sold' });
      }
      const kind = planId === null ? 'quota' : 'license';
      const row = await tx.product.create({
        data: { id: randomUUID(), kind, name, description, planId, units, sellerId: actor.id, createdAt: at },
        include: adminProductInclude,
      });
      await writeAudit(tx, {
        at,
        action: 'product.create',
        actorId: actor.id,
        target: { type: 'product', id: row.id },
        origin: context,
        details: { name, kind },
      });
      return presentAdminProduct(row);
    }),
  );
}
