import { AppError } from '@mywasender/contract/app-error';
import type { AdminPrice } from '@mywasender/contract/http/products';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { adminPriceInclude, presentAdminPrice } from './present-product.ts';
import { refuseTaken } from './refuse-taken.ts';

/** Ends or resumes the sale at a price. Throws `NOT_FOUND`, `PRICE_EXISTS`. */
export async function updatePrice(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  active: boolean,
  context: RequestContext,
): Promise<AdminPrice> {
  return refuseTaken('PRICE_EXISTS', () =>
    db.prisma.$transaction(async (tx) => {
      const { count } = await tx.price.updateMany({ where: { id }, data: { active } });
      if (count === 0) throw new AppError('NOT_FOUND');
      await writeAudit(tx, {
        at: now(),
        action: 'price.update',
        actorId: context.actor.id,
        target: { type: 'price', id },
        origin: context,
        details: { active },
      });
      return presentAdminPrice(
        await tx.price.findUniqueOrThrow({ where: { id }, include: adminPriceInclude }),
      );
    }),
  );
}
