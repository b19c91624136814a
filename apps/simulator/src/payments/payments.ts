import type { FastifyInstance } from 'fastify';
import type { Timers } from '../world/timers.ts';
import { paymentControl } from './control-routes.ts';
import { createDeliveries } from './deliveries.ts';
import type { InspectPayments } from './guard-api.ts';
import { createPaymentsWorld, type PaymentsWorld } from './payments-world.ts';
import { paypalControl } from './paypal/paypal-control.ts';
import { paypalPages } from './paypal/paypal-pages.ts';
import { paypalRoutes } from './paypal/paypal-routes.ts';
import type { SigningKey } from './paypal/signing-key.ts';
import { razorpayControl } from './razorpay/razorpay-control.ts';
import { razorpayPages } from './razorpay/razorpay-pages.ts';
import { razorpayRoutes } from './razorpay/razorpay-routes.ts';
import { createSignWebhook } from './sign-webhook.ts';
import { stripeControl } from './stripe/stripe-control.ts';
import { stripePages } from './stripe/stripe-pages.ts';
import { stripeRoutes } from './stripe/stripe-routes.ts';

export interface Payments {
  readonly world: PaymentsWorld;
  /** resolves when no webhook is on its way */
  readonly settled: () => Promise<void>;
  readonly reset: () => void;
  readonly stop: () => void;
}

/** The three providers of payments on this app, and the calls that drive them. */
export function registerPayments(
  app: FastifyInstance,
  {
    now,
    timers,
    inspect,
  }: {
    readonly now: () => number;
    readonly timers: Timers;
    readonly inspect: InspectPayments;
  },
): Payments {
  const world = createPaymentsWorld(now, timers);
  let made: Promise<SigningKey> | undefined;
  // made when the first webhook of PayPal is told: keys take a moment, and most runs need none
  const signingKey = () =>
    (made ??= import('./paypal/signing-key.ts').then(({ createSigningKey }) => createSigningKey(now())));
  const deliveries = createDeliveries(world, createSignWebhook(world, signingKey));
  const side = { world, deliveries };
  stripeRoutes(app, side, inspect);
  stripePages(app, side);
  razorpayRoutes(app, side, inspect);
  razorpayPages(app, side);
  paypalRoutes(app, side, { inspect, signingKey });
  paypalPages(app, side);
  const controls = {
    stripe: stripeControl(side),
    razorpay: razorpayControl(side),
    paypal: paypalControl(side),
  };
  paymentControl(app, { world, deliveries, controls });
  return {
    world,
    settled: deliveries.settled,
    stop: deliveries.stop,
    reset() {
      for (const control of Object.values(controls)) control.reset();
      for (const plan of [world.next, world.outages, world.deliveryFaults]) plan.clear();
      deliveries.reset();
    },
  };
}
