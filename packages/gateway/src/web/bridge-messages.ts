import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const NullableString = Type.Union([Type.String(), Type.Null()]);

/** What the page says about itself; one of these after every change. */
export const Snapshot = Type.Object({
  mode: NullableString,
  authenticated: Type.Boolean(),
  needsUpdate: Type.Boolean(),
  missing: Type.Array(Type.String()),
  code: NullableString,
  pairingCode: NullableString,
  phone: NullableString,
  pushName: NullableString,
});
export type Snapshot = Static<typeof Snapshot>;

/** Everything the page may report. It is a foreign page: what does not fit is dropped and noted. */
export const BridgeMessage = Type.Union([
  Type.Object({ type: Type.Literal('snapshot'), snapshot: Snapshot }),
  Type.Object({ type: Type.Literal('logout'), reason: NullableString }),
  Type.Object({ type: Type.Literal('ack'), messageId: Type.String(), ack: Type.Integer() }),
  Type.Object({
    type: Type.Literal('incoming'),
    messageId: Type.String(),
    chatId: Type.String(),
    phone: NullableString,
    lid: NullableString,
    text: Type.String(),
    at: Type.Number(),
  }),
  Type.Object({ type: Type.Literal('note'), text: Type.String() }),
]);
export type BridgeMessage = Static<typeof BridgeMessage>;

export function parseBridgeMessage(text: string): BridgeMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(BridgeMessage, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const CheckAnswer = Type.Union([
  Type.Object({
    status: Type.Literal('present'),
    chatAddress: Type.String(),
    lid: Type.Optional(Type.String()),
  }),
  Type.Object({ status: Type.Literal('absent') }),
  Type.Object({
    status: Type.Literal('unknown'),
    cause: Type.Union([Type.Literal('rate-limited'), Type.Literal('timeout'), Type.Literal('error')]),
  }),
]);

export const PrepareAnswer = Type.Union([
  Type.Object({ chatId: Type.String(), messageId: Type.String(), lid: Type.Optional(Type.String()) }),
  Type.Object({ notFound: Type.Literal(true) }),
]);

const Ack = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);

export const SendAnswer = Type.Union([
  Type.Object({ status: Type.Literal('sent'), ack: Ack, at: Type.Number() }),
  Type.Object({
    status: Type.Literal('refused'),
    cause: Type.Union([
      Type.Literal('error-ack'),
      Type.Literal('time-lock'),
      Type.Literal('upload'),
      Type.Literal('other'),
    ]),
    detail: Type.String(),
  }),
  Type.Object({ status: Type.Literal('unsent'), detail: Type.String() }),
  Type.Object({ status: Type.Literal('uncertain'), detail: Type.String() }),
]);

export const LookupAnswer = Type.Union([
  Type.Object({ status: Type.Literal('sent'), ack: Ack }),
  Type.Object({ status: Type.Literal('refused') }),
  Type.Object({ status: Type.Literal('pending') }),
  Type.Object({ status: Type.Literal('absent') }),
  Type.Object({ status: Type.Literal('unknown') }),
]);

export const LimitsAnswer = Type.Object({ timeLock: Type.Unknown(), newChats: Type.Unknown() });
export const Names = Type.Array(Type.String());
