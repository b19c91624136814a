import { type Static, Type } from 'typebox';
import { PROVIDERS } from './types.ts';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 500 });
const Count = Type.Integer({ minimum: 0, maximum: 1_000 });
const Ref = Type.Object({ ref: Text }, strict);
const Outcome = Type.Enum(['pay', 'decline', 'challenge', 'pending']);

/** `POST /_sim/payments`: a merchant, new or changed. */
export const MerchantBody = Type.Object(
  {
    provider: Type.Enum([...PROVIDERS]),
    keyId: Text,
    keySecret: Type.Optional(Text),
    webhookUrl: Type.Optional(Type.String({ pattern: '^https?://' })),
    /** signs the webhooks: a secret, or the webhook's id (PayPal) */
    webhookSecret: Type.Optional(Text),
    accountId: Type.Optional(Text),
    name: Type.Optional(Text),
    live: Type.Optional(Type.Boolean()),
    retrySpeed: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  },
  strict,
);
export type MerchantBody = Static<typeof MerchantBody>;

export const NextBody = Type.Object(
  {
    outcome: Type.Optional(Outcome),
    amount: Type.Optional(Type.Integer({ minimum: 0 })),
    currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$' })),
    live: Type.Optional(Type.Boolean()),
    account: Type.Optional(Text),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  strict,
);
export type NextBody = Static<typeof NextBody>;

/** Replaces what was set. */
export const DeliveryFaultsBody = Type.Object(
  {
    hold: Type.Optional(Type.Boolean()),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400_000 })),
    drop: Type.Optional(Count),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    reorder: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type DeliveryFaultsBody = Static<typeof DeliveryFaultsBody>;

export const DeliverBody = Type.Object(
  {
    /** these of the list of deliveries, whatever their state; by default what is held or waits */
    ids: Type.Optional(Type.Array(Text)),
    order: Type.Optional(Type.Enum(['same', 'reverse', 'random'])),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    parallel: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type DeliverBody = Static<typeof DeliverBody>;

/** null ends it. */
export const OutageBody = Type.Object(
  {
    mode: Type.Union([Type.Enum(['refuse', 'cut', 'lost', 'hang']), Type.Null()]),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  strict,
);
export type OutageBody = Static<typeof OutageBody>;

export const PayBody = Type.Object({ ref: Text, outcome: Type.Optional(Outcome) }, strict);
export const ClearBody = Type.Object({ ref: Text, comes: Type.Boolean() }, strict);
export const RefBody = Ref;
export const RefundBody = Type.Object(
  { ref: Text, amount: Type.Optional(Type.Integer({ minimum: 1 })) },
  strict,
);
export const CloseDisputeBody = Type.Object({ ref: Text, result: Type.Enum(['won', 'lost']) }, strict);
export const RenewBody = Type.Object(
  { ref: Text, outcome: Type.Optional(Type.Enum(['pay', 'fail', 'end'])) },
  strict,
);

export const ProviderParams = Type.Object({ provider: Type.Enum([...PROVIDERS]) }, strict);
export type ProviderParams = Static<typeof ProviderParams>;
