import { type Static, Type } from 'typebox';
import { Id, Instant } from './page.ts';
import { Token } from './verdict.ts';

const strict = { additionalProperties: false } as const;

export const RelayParams = Type.Object({ relayId: Id }, strict);

/** What Meta asks when the address is entered: the challenge comes back when the verify token is ours. */
export const RelayChallenge = Type.Object(
  {
    'hub.mode': Type.Literal('subscribe'),
    'hub.verify_token': Type.String({ maxLength: 200 }),
    'hub.challenge': Type.String({ pattern: '^[\\w-]{1,200}$' }),
  },
  strict,
);

/** As Meta sends it; the signature in `X-Hub-Signature-256` is over its bytes, and the relay looks at nothing else. */
export const RelayWebhook = Type.Object(
  { object: Type.Optional(Type.String()), entry: Type.Optional(Type.Array(Type.Unknown())) },
  strict,
);

/** Meta asks for status 200 and looks at nothing else. */
export const RelayReceived = Type.Object({ received: Type.Literal(true) });

export const OpenRelayBody = Type.Object(
  {
    licenseToken: Token,
    proof: Token,
    /** of the Meta app that delivers */
    appSecret: Type.String({ pattern: '^[\\x21-\\x7e]{16,200}$' }),
    /** gives this relay of the license another secret instead of opening a new one */
    relayId: Type.Optional(Id),
  },
  strict,
);

export const OpenedRelay = Type.Object({
  relayId: Id,
  /** the callback URL Meta is told */
  url: Type.String(),
  verifyToken: Type.String(),
});

export const FetchRelayBody = Type.Object(
  {
    licenseToken: Token,
    proof: Token,
    /** position of the last event this computer has stored: it and all before are not asked for again */
    after: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
  },
  strict,
);

export const RelayEvents = Type.Object({
  /** in the order they arrived */
  events: Type.Array(
    Type.Object({
      position: Type.Integer(),
      receivedAt: Instant,
      /** JSON as Meta sent it */
      body: Type.String(),
    }),
  ),
  /** more wait: fetch again at once */
  more: Type.Boolean(),
  /** when Meta last asked for the challenge; absent: the address was not entered there yet */
  verifiedAt: Type.Optional(Instant),
});
export type RelayEvents = Static<typeof RelayEvents>;

export const CloseRelayBody = Type.Object({ licenseToken: Token, proof: Token }, strict);
