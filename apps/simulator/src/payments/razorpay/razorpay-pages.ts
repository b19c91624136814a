import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { buttonForm, type CheckoutView, linkBack, notePage } from '../pages/checkout-page.ts';
import { readOutcome } from '../pages/read-outcome.ts';
import { checkoutTitle, sendChallenge, sendCheckout } from '../pages/send-checkout.ts';
import { sendPage } from '../pages/send-page.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBodies } from '../read-bodies.ts';
import { type CheckoutResult, payOrder } from './pay-order.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import type { RazorpayPayment } from './razorpay-state.ts';
import { signReturn } from './sign-razorpay.ts';
import { paySubscription } from './subscriptions.ts';
import { type Buyer, NOBODY } from './take-payment.ts';

const TITLE = checkoutTitle('Razorpay');
const Url = Type.String({ pattern: '^https?://' });
const Text = Type.String({ maxLength: 500 });

/** The form a shop posts to open the hosted checkout; the steps of it carry the fields along. */
const CheckoutForm = Type.Object({
  key_id: Text,
  order_id: Type.Optional(Text),
  subscription_id: Type.Optional(Text),
  amount: Type.Optional(Text),
  currency: Type.Optional(Text),
  name: Type.Optional(Text),
  description: Type.Optional(Text),
  prefill: Type.Optional(Type.Object({ email: Type.Optional(Text), contact: Type.Optional(Text) })),
  notes: Type.Optional(Type.Record(Text, Text)),
  callback_url: Type.Optional(Url),
  cancel_url: Type.Optional(Url),
});
type CheckoutForm = Type.Static<typeof CheckoutForm>;

interface BySubscription {
  readonly Params: { readonly id: string };
}

/** The pages a buyer pays on: the hosted checkout, and the page of a subscription. */
export function razorpayPages(app: FastifyInstance, side: PaymentsSide): void {
  const { world } = side;
  app.register(
    async (scope) => {
      readBodies(scope);
      scope.setErrorHandler((error, request, reply: FastifyReply) => {
        if (!(error instanceof RazorpayError)) request.log.error(error);
        const text = error instanceof RazorpayError ? error.message : 'The stand-in failed.';
        const main = notePage('This checkout cannot be opened', text, '');
        return sendPage(reply, { title: TITLE, main, formTargets: [], status: 400 });
      });

      scope.post('/v1/checkout/embedded', (request, reply) => show(reply, readForm(request.body)));
      scope.post('/v1/checkout/pay', (request, reply) => {
        const form = readForm(request.body);
        return answer(reply, form, pay(form, request.body));
      });
      scope.get<BySubscription>('/subscriptions/:id', ({ params }, reply) =>
        show(reply, { key_id: '', subscription_id: params.id }),
      );
    },
    { prefix: '/razorpay' },
  );

  const readForm = (body: unknown): CheckoutForm => {
    if (!Value.Check(CheckoutForm, body)) throw new RazorpayError(400, 'The checkout form lacks a field');
    const keyId = world.merchants.get('razorpay')?.keyId;
    const ownPage = body.key_id === '' && body.order_id === undefined;
    if (body.key_id !== keyId && !ownPage) throw new RazorpayError(401, 'The api key provided is invalid');
    return body;
  };
  const pay = (form: CheckoutForm, body: unknown): CheckoutResult => {
    const with_ = { chosen: readOutcome(body), buyer: buyerOf(form) };
    return form.subscription_id === undefined
      ? payOrder(side, form.order_id ?? '', with_)
      : paySubscription(side, form.subscription_id, with_);
  };
  const answer = (reply: FastifyReply, form: CheckoutForm, result: CheckoutResult) => {
    if (result.kind === 'challenge') return sendChallenge(reply, view(form), []);
    if (result.kind === 'declined') return show(reply, form, 'Your payment failed. Try another way.');
    if (result.kind === 'over') return over(reply, form);
    const { callback_url: callback } = form;
    const way =
      callback === undefined
        ? ''
        : buttonForm(callback, returnFields(form, result.payment), 'Continue to the shop');
    const text = callback === undefined ? 'You can close this page.' : 'One more step: tell the shop.';
    return sendPage(reply, {
      title: TITLE,
      main: notePage('Payment received', text, way),
      formTargets: callback === undefined ? [] : [callback],
    });
  };
  const returnFields = (form: CheckoutForm, payment: RazorpayPayment): Record<string, string> => {
    const { subscription_id: subscription } = form;
    if (subscription === undefined) {
      return {
        razorpay_payment_id: payment.id,
        razorpay_order_id: payment.order_id,
        razorpay_signature: signReturn(world, payment.order_id, payment.id),
      };
    }
    return {
      razorpay_payment_id: payment.id,
      razorpay_subscription_id: subscription,
      razorpay_signature: signReturn(world, payment.id, subscription),
    };
  };
  const show = (reply: FastifyReply, form: CheckoutForm, alert?: string) => {
    if (isOver(form)) return over(reply, form);
    return sendCheckout(reply, view(form), { formTargets: [], alert });
  };
  const over = (reply: FastifyReply, form: CheckoutForm) => {
    const main = notePage(
      'This order is paid',
      'There is nothing left to do here.',
      linkBack(form.cancel_url ?? null),
    );
    return sendPage(reply, { title: TITLE, main, formTargets: [], status: 410 });
  };
  const isOver = (form: CheckoutForm): boolean =>
    form.subscription_id === undefined
      ? findEntity(world.razorpay, 'order', form.order_id ?? '').status === 'paid'
      : findEntity(world.razorpay, 'subscription', form.subscription_id).status !== 'created';
  const view = (form: CheckoutForm): CheckoutView => ({
    provider: 'Razorpay',
    shop: form.name ?? world.merchants.get('razorpay')?.name ?? '',
    ...wanted(form),
    email: form.prefill?.email ?? null,
    action: '/razorpay/v1/checkout/pay',
    fields: hiddenFields(form),
    cancelUrl: form.cancel_url ?? null,
    outcomes:
      form.subscription_id === undefined
        ? ['pay', 'challenge', 'decline', 'pending']
        : ['pay', 'challenge', 'decline'],
  });
  const wanted = (form: CheckoutForm): Pick<CheckoutView, 'what' | 'amount' | 'currency'> => {
    if (form.subscription_id === undefined) {
      const { amount, currency } = findEntity(world.razorpay, 'order', form.order_id ?? '');
      return { what: form.description ?? '', amount, currency };
    }
    const { plan_id: planId, quantity } = findEntity(world.razorpay, 'subscription', form.subscription_id);
    const { item } = findEntity(world.razorpay, 'plan', planId);
    return { what: item.name, amount: item.amount * quantity, currency: item.currency };
  };
}

function buyerOf({ prefill, description, notes }: CheckoutForm): Buyer {
  return {
    email: prefill?.email ?? NOBODY.email,
    contact: prefill?.contact ?? NOBODY.contact,
    description: description ?? '',
    notes: notes ?? [],
  };
}

/** The form again as flat fields, e.g. `prefill[email]`. */
function hiddenFields({ prefill, notes, ...form }: CheckoutForm): Record<string, string> {
  const nested = { prefill, notes };
  return {
    ...form,
    ...Object.fromEntries(
      Object.entries(nested).flatMap(([name, values]) =>
        Object.entries(values ?? {}).map(([key, value]) => [`${name}[${key}]`, value]),
      ),
    ),
  };
}
