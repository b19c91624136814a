import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { deliverNow } from './deliver-now.ts';
import type { Deliveries } from './deliveries.ts';
import { type PaymentsWorld, STEADY } from './payments-world.ts';
import type { ProviderControl } from './provider-control.ts';
import { ProviderError } from './provider-error.ts';
import * as schema from './schemas.ts';
import { setMerchant } from './set-merchant.ts';
import type { Merchant, Provider } from './types.ts';

const PATH = '/_sim/payments';

/** The calls that drive the providers from outside. */
export function paymentControl(
  app: FastifyInstance,
  {
    world,
    deliveries,
    controls,
  }: {
    readonly world: PaymentsWorld;
    readonly deliveries: Deliveries;
    readonly controls: Readonly<Record<Provider, ProviderControl>>;
  },
): void {
  /** One action of every provider at `/_sim/payments/{provider}/{name}`. */
  const action = <S extends TSchema>(
    name: string,
    body: S,
    run: (provider: Provider, input: Static<S>) => unknown,
  ) =>
    app.post<{ Params: schema.ProviderParams; Body: Static<S> }>(
      `${PATH}/:provider/${name}`,
      { schema: { params: schema.ProviderParams, body } },
      async (request) => {
        try {
          return { result: (await run(request.params.provider, request.body as Static<S>)) ?? null };
        } catch (error) {
          if (error instanceof ProviderError) throw new AppError('BAD_REQUEST', { problem: error.message });
          throw error;
        }
      },
    );

  app.get(PATH, () => ({
    merchants: Object.fromEntries([...world.merchants].map(([name, one]) => [name, describeMerchant(one)])),
    objects: Object.fromEntries(
      Object.entries(controls).map(([provider, control]) => [provider, control.describe()]),
    ),
    deliveries: world.deliveries,
    next: Object.fromEntries(world.next),
    outages: Object.fromEntries(world.outages),
    deliveryFaults: Object.fromEntries(world.deliveryFaults),
  }));
  app.post(
    PATH,
    { schema: { body: schema.MerchantBody } },
    (request: FastifyRequest<{ Body: schema.MerchantBody }>) => {
      // after a restart a webhook may be told before the first call of the merchant names it
      world.origin = `${request.protocol}://${request.host}`;
      setMerchant(world, request.body);
      return { merchants: [...world.merchants.keys()] };
    },
  );

  action('next', schema.NextBody, (provider, { times = 1, ...plan }) => {
    world.next.set(provider, [...(world.next.get(provider) ?? []), { ...plan, times }]);
  });
  action('webhooks', schema.DeliveryFaultsBody, (provider, faults) => {
    world.deliveryFaults.set(provider, { ...STEADY, ...faults });
  });
  action('deliver', schema.DeliverBody, (provider, input) => deliverNow(world, deliveries, provider, input));
  action('outage', schema.OutageBody, (provider, { mode, times }) => {
    if (mode === null) world.outages.delete(provider);
    else world.outages.set(provider, { mode, times: times ?? null });
  });
  action('pay', schema.PayBody, (provider, { ref, outcome = 'pay' }) => controls[provider].pay(ref, outcome));
  action('clear', schema.ClearBody, (provider, { ref, comes }) => controls[provider].clear(ref, comes));
  action('expire', schema.RefBody, (provider, { ref }) => controls[provider].expire(ref));
  action('refund', schema.RefundBody, (provider, { ref, amount }) => controls[provider].refund(ref, amount));
  action('fail-refund', schema.RefBody, (provider, { ref }) => controls[provider].failRefund(ref));
  action('dispute', schema.RefBody, (provider, { ref }) => controls[provider].openDispute(ref));
  action('close-dispute', schema.CloseDisputeBody, (provider, { ref, result }) =>
    controls[provider].closeDispute(ref, result),
  );
  action('warn', schema.RefBody, (provider, { ref }) => controls[provider].warnOfFraud(ref));
  action('renew', schema.RenewBody, (provider, { ref, outcome = 'pay' }) =>
    controls[provider].renew(ref, outcome),
  );
}

/** Without its secrets. */
function describeMerchant({ keyId, accountId, live, name, webhook }: Merchant) {
  return { keyId, accountId, live, name, webhookUrl: webhook?.url ?? null };
}
