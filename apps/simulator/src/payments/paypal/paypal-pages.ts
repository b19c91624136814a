import type { FastifyInstance, FastifyReply } from 'fastify';
import { type CheckoutView, linkBack, notePage } from '../pages/checkout-page.ts';
import { readOutcome } from '../pages/read-outcome.ts';
import { checkoutTitle, sendChallenge, sendCheckout } from '../pages/send-checkout.ts';
import { sendPage } from '../pages/send-page.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBodies } from '../read-bodies.ts';
import type { Outcome } from '../types.ts';
import { type ApprovalResult, approveOrder } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { minorOf } from './paypal-money.ts';
import { approveSubscription, regularOf } from './subscriptions.ts';

const TITLE = checkoutTitle('PayPal');

interface Step {
  readonly Querystring: { readonly token?: string; readonly ba_token?: string };
}

/** What the buyer agrees to, the same for orders and subscriptions. */
interface Approval {
  readonly id: string;
  readonly path: string;
  readonly what: string;
  readonly amount: number;
  readonly currency: string;
  readonly email: string | null;
  readonly outcomes: readonly Outcome[];
  approve(chosen: Outcome): ApprovalResult;
  /** what PayPal adds to the address the buyer goes back to */
  back(): Readonly<Record<string, string>>;
}

/** The pages on which a buyer approves an order or a subscription, as PayPal hosts them. */
export function paypalPages(app: FastifyInstance, side: PaymentsSide): void {
  const { world } = side;
  const { paypal } = world;
  const orderOf = (id: string): Approval => {
    const order = findIn(paypal.orders, id);
    const unit = order.purchase_units[0];
    return {
      id,
      path: `/paypal/checkoutnow?token=${id}`,
      what: unit?.description ?? '',
      amount: unit === undefined ? 0 : minorOf(unit.amount),
      currency: unit?.amount.currency_code ?? 'USD',
      email: order.payment_source?.paypal.email_address ?? null,
      outcomes: ['pay', 'challenge', 'decline', 'pending'],
      approve: (chosen) => approveOrder(side, id, chosen),
      back: () => ({ token: id, PayerID: order.payer?.payer_id ?? '' }),
    };
  };
  const subscriptionOf = (id: string): Approval => {
    const subscription = findIn(paypal.subscriptions, id);
    const plan = findIn(paypal.plans, subscription.plan_id);
    const { price } = regularOf(plan);
    return {
      id,
      path: `/paypal/webapps/billing/subscriptions?ba_token=${id}`,
      what: plan.name,
      amount: minorOf(price),
      currency: price.currency_code,
      email: subscription.subscriber.email_address ?? null,
      outcomes: ['pay', 'challenge', 'decline'],
      approve: (chosen) => approveSubscription(side, id, chosen),
      back: () => ({ subscription_id: id, ba_token: id, token: id }),
    };
  };
  app.register(async (scope) => {
    readBodies(scope);
    scope.setErrorHandler((error, request, reply: FastifyReply) => {
      if (!(error instanceof PaypalError)) request.log.error(error);
      const main = notePage('This page does not exist', 'Go back to the shop and start again.', '');
      return sendPage(reply, { title: TITLE, main, formTargets: [], status: 404 });
    });
    for (const [path, read] of [
      ['/paypal/checkoutnow', ({ token }: Step['Querystring']) => orderOf(token ?? '')],
      [
        '/paypal/webapps/billing/subscriptions',
        ({ ba_token: token }: Step['Querystring']) => subscriptionOf(token ?? ''),
      ],
    ] as const) {
      scope.get<Step>(path, ({ query }, reply) => show(reply, read(query)));
      scope.post<Step>(path, ({ query, body }, reply) => answer(reply, read(query), readOutcome(body)));
    }
  });

  const view = (approval: Approval): CheckoutView => ({
    provider: 'PayPal',
    shop: world.merchants.get('paypal')?.name ?? '',
    what: approval.what,
    amount: approval.amount,
    currency: approval.currency,
    email: approval.email,
    action: approval.path,
    cancelUrl: withQuery(paypal.returns.get(approval.id)?.cancelUrl, { token: approval.id }),
    outcomes: approval.outcomes,
  });
  const targets = ({ id }: Approval): string[] => {
    const { returnUrl = null, cancelUrl = null } = paypal.returns.get(id) ?? {};
    return [returnUrl, cancelUrl].filter((url) => url !== null);
  };
  const isOver = ({ id }: Approval): boolean =>
    !['CREATED', 'PAYER_ACTION_REQUIRED', 'APPROVAL_PENDING'].includes(
      (paypal.orders.get(id) ?? findIn(paypal.subscriptions, id)).status,
    );
  const show = (reply: FastifyReply, approval: Approval, alert?: string) => {
    if (isOver(approval)) return over(reply, approval);
    return sendCheckout(reply, view(approval), { formTargets: targets(approval), alert });
  };
  const answer = (reply: FastifyReply, approval: Approval, chosen: Outcome) => {
    const result = approval.approve(chosen);
    if (result === 'over') return over(reply, approval);
    if (result === 'declined')
      return show(reply, approval, 'Your card was declined. Try another way to pay.');
    if (result === 'challenge') return sendChallenge(reply, view(approval), targets(approval));
    const back = withQuery(paypal.returns.get(approval.id)?.returnUrl, approval.back());
    if (back !== null) return reply.redirect(back, 303);
    const main = notePage('Approved', 'You can close this page.', '');
    return sendPage(reply, { title: TITLE, main, formTargets: [] });
  };
  const over = (reply: FastifyReply, { id }: Approval) => {
    const way = linkBack(paypal.returns.get(id)?.returnUrl ?? null);
    const main = notePage(
      'There is nothing left to approve',
      'Go back to the shop to see how it stands.',
      way,
    );
    return sendPage(reply, { title: TITLE, main, formTargets: [], status: 410 });
  };
}

function withQuery(url: string | null | undefined, query: Readonly<Record<string, string>>): string | null {
  if (url == null) return null;
  const full = new URL(url);
  for (const [name, value] of Object.entries(query)) full.searchParams.set(name, value);
  return full.href;
}
