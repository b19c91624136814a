import { Type } from 'typebox';
import { PaymentProviderName } from './payment-providers.ts';

/** `POST /v1/payments/webhooks/:provider` (the provider) → 200 {@link PaymentWebhookReceived}, for an event it knows already too. */
export const PaymentWebhookParams = Type.Object(
  { provider: PaymentProviderName },
  { additionalProperties: false },
);
/** As each provider documents it. The signature is over its bytes; nothing else is looked at before. */
export const PaymentWebhook = Type.Object(
  {
    id: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    data: Type.Optional(Type.Unknown()),
    event: Type.Optional(Type.String()),
    payload: Type.Optional(Type.Unknown()),
    event_type: Type.Optional(Type.String()),
    resource: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);
export const PaymentWebhookReceived = Type.Object({ received: Type.Literal(true) });
