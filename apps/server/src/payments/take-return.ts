import type { FastifyBaseLogger } from 'fastify';
import type { ServerDeps } from '../shared/deps.ts';
import { findOrder } from './find-order.ts';
import { orderLink } from './order-token.ts';
import { processOrder } from './process-order.ts';

/**
 * The buyer is back with a form the provider signed. Answers where their browser goes: the page of the order, which
 * asks again, so that a form nobody signed gains nothing. Throws `NOT_FOUND`.
 */
export async function takeReturn(
  deps: ServerDeps,
  back: { readonly id: string; readonly token: string; readonly fields: Readonly<Record<string, string>> },
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<string> {
  const { id, token, fields } = back;
  const { provider, providerRef } = await findOrder(deps, id, { actor: null, token });
  const signed =
    providerRef !== null && deps.payments.get(provider)?.checkReturn(fields, providerRef) === true;
  if (signed) {
    await processOrder(deps, id).catch((error: unknown) => {
      log.warn({ err: error, orderId: id }, 'an order could not be looked at');
    });
  } else {
    log.warn({ orderId: id }, 'a buyer came back with a form that is not signed by the provider');
  }
  return orderLink(deps, id);
}
