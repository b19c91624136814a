import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { customerEmailColumns } from './customer-email.ts';

/**
 * Every license bought with one address goes by another of the same person: owner and computers stay. Returns how many.
 * One that changes its customer meanwhile is left alone.
 */
export async function moveCustomer(
  deps: Pick<ServerDeps, 'sealer' | 'secrets'>,
  tx: Queries,
  { from, to }: { readonly from: Uint8Array<ArrayBuffer>; readonly to: string },
): Promise<number> {
  const found = await tx.license.findMany({ where: { customerEmailHash: from }, select: { id: true } });
  const moved = found.map(({ id }) => ({ id, ...customerEmailColumns(deps, { id, customerEmail: to }) }));
  const [first] = moved;
  if (first === undefined) return 0;
  return tx.$executeRaw`
    UPDATE licenses SET customer_email_sealed = moved.sealed,
      customer_email_hash = ${first.customerEmailHash}, customer_email_domain_hash = ${first.customerEmailDomainHash}
    FROM unnest(
      ${moved.map(({ id }) => id)}::uuid[],
      ${moved.map(({ customerEmailSealed }) => customerEmailSealed)}::text[]
    ) AS moved(id, sealed)
    WHERE licenses.id = moved.id AND customer_email_hash = ${from}`;
}
