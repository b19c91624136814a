import type { FastifyInstance, FastifyReply } from 'fastify';
import type Stripe from 'stripe';
import { type CheckoutView, linkBack, notePage } from '../pages/checkout-page.ts';
import { readOutcome } from '../pages/read-outcome.ts';
import { checkoutTitle, sendChallenge, sendCheckout } from '../pages/send-checkout.ts';
import { sendPage } from '../pages/send-page.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBodies } from '../read-bodies.ts';
import { findObject } from './find-object.ts';
import { paySession } from './pay-session.ts';
import { StripeError } from './stripe-errors.ts';

interface BySession {
  readonly Params: { readonly id: string };
}

/** The page a buyer pays on, as Stripe hosts it. */
export function stripePages(app: FastifyInstance, side: PaymentsSide): void {
  const { world } = side;
  const open = (id: string) => findObject(world.stripe, 'checkout.session', id);
  app.register(
    async (scope) => {
      readBodies(scope);
      scope.setErrorHandler((error, request, reply: FastifyReply) => {
        if (!(error instanceof StripeError)) request.log.error(error);
        const main = notePage('This page does not exist', 'Go back to the shop and start again.', '');
        return sendPage(reply, { title: 'Not found', main, formTargets: [], status: 404 });
      });

      scope.get<BySession>('/:id', (request, reply) => show(reply, open(request.params.id)));
      scope.get<BySession>('/:id/challenge', (request, reply) => {
        const session = open(request.params.id);
        if (session.status !== 'open') return over(reply, session);
        return sendChallenge(reply, view(session), targets(session));
      });
      scope.post<BySession>('/:id', (request, reply) => {
        const session = open(request.params.id);
        const result = paySession(side, session.id, readOutcome(request.body));
        if (result === 'over') return over(reply, session);
        if (result === 'challenge') return reply.redirect(`/stripe/c/pay/${session.id}/challenge`, 303);
        if (result === 'declined') return show(reply, session, 'Your card was declined. Try another one.');
        return reply.redirect(
          (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id),
          303,
        );
      });
    },
    { prefix: '/stripe/c/pay' },
  );

  const show = (reply: FastifyReply, session: Stripe.Checkout.Session, alert?: string) => {
    if (session.status !== 'open') return over(reply, session);
    return sendCheckout(reply, view(session), { formTargets: targets(session), alert });
  };
  const view = (session: Stripe.Checkout.Session): CheckoutView => ({
    provider: 'Stripe',
    shop: world.merchants.get('stripe')?.name ?? '',
    what: (world.stripe.orders.get(session.id)?.items ?? []).map(({ description }) => description).join(', '),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    email: session.customer_email,
    action: `/stripe/c/pay/${session.id}`,
    cancelUrl: session.cancel_url,
    outcomes:
      session.mode === 'payment'
        ? ['pay', 'challenge', 'decline', 'pending']
        : ['pay', 'challenge', 'decline'],
  });
  const over = (reply: FastifyReply, session: Stripe.Checkout.Session) => {
    const paid = session.status === 'complete';
    const main = notePage(
      paid ? 'This order is paid' : 'This page has expired',
      paid ? 'There is nothing left to do here.' : 'Nothing was charged. Start again in the shop.',
      linkBack(paid ? session.success_url : session.cancel_url),
    );
    return sendPage(reply, { title: checkoutTitle('Stripe'), main, formTargets: [], status: 410 });
  };
}

function targets({ success_url: success, cancel_url: cancel }: Stripe.Checkout.Session): string[] {
  return [success, cancel].filter((url) => url !== null);
}
