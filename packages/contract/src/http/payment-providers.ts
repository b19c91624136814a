import { Type } from 'typebox';

export const PAYMENT_PROVIDERS = ['stripe', 'razorpay', 'paypal'] as const;
export const PaymentProviderName = Type.Enum(PAYMENT_PROVIDERS);

/** Ways to pay on this server; `live` false: test money. */
export const PaymentWays = Type.Array(Type.Object({ name: PaymentProviderName, live: Type.Boolean() }));
