import { AppError } from '@mywasender/contract/app-error';
import type { AdminProduct, UpdateProductBody } from '@mywasender/contract/http/products';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { adminProductInclude, presentAdminProduct } from './present-product.ts';
import { refuseTaken } from './refuse-taken.ts';

/**
 * Changes how a product is described, or ends or resumes its sale. Throws `NOT_FOUND`, `PRODUCT_NAME_TAKEN`, and
 * `CONFLICT` for a `version` the product no longer has.
 */
export async function updateProduct(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  { version, name, description, active }: UpdateProductBody,
  context: RequestContext,
): Promise<AdminProduct> {
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(active === undefined ? {} : { active }),
  };
  return refuseTaken('PRODUCT_NAME_TAKEN', () =>
    db.prisma.$transaction(async (tx) => {
      const { count } = await tx.product.updateMany({
        where: { id, ...(version === undefined ? {} : { version }) },
        data: { ...changes, version: { increment: 1 } },
      });
      if (count === 0) {
        throw new AppError((await tx.product.count({ where: { id } })) === 0 ? 'NOT_FOUND' : 'CONFLICT');
      }
      await writeAudit(tx, {
        at: now(),
        action: 'product.update',
        actorId: context.actor.id,
        target: { type: 'product', id },
        origin: context,
        details: { fields: Object.keys(changes), ...(active === undefined ? {} : { active }) },
      });
      const row = await tx.product.findUniqueOrThrow({ where: { id }, include: adminProductInclude });
      return presentAdminProduct(row);
    }),
  );
}
