import type { FastifyReply } from 'fastify';
import { type CheckoutView, challengePage, checkoutPage } from './checkout-page.ts';
import { sendPage } from './send-page.ts';

/** The page a buyer pays on; `alert`: why the last try did not work. */
export function sendCheckout(
  reply: FastifyReply,
  view: CheckoutView,
  { formTargets, alert }: { readonly formTargets: readonly string[]; readonly alert: string | undefined },
): FastifyReply {
  return sendPage(reply, {
    title: checkoutTitle(view.provider),
    main: checkoutPage(view, alert),
    formTargets,
    status: alert === undefined ? 200 : 402,
  });
}

/** The page of the buyer's bank. */
export function sendChallenge(
  reply: FastifyReply,
  view: CheckoutView,
  formTargets: readonly string[],
): FastifyReply {
  return sendPage(reply, { title: '3-D Secure', main: challengePage(view), formTargets });
}

export function checkoutTitle(provider: string): string {
  return `${provider} checkout, simulated`;
}
