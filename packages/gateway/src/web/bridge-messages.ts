import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

/**
 * What a page may say, and how long and how large it may be. It is a foreign page: what does not fit is taken for
 * nothing, and what is more than it should be is left out.
 */

/** Units of a message that says everything the page can have to say; longer ones are not opened. */
export const MAX_SAID = 500_000;

const Words = (maxLength: number) => Type.String({ maxLength });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Address = Type.String({ pattern: '^[!-?A-~]{1,60}@(c\\.us|lid)$' });
const MessageId = Type.String({ pattern: '^(true|false)_[!-~]{1,200}$' });
/** WhatsApp itself writes from 0. */
const Phone = Type.String({ pattern: '^[0-9]{1,20}$' });
const Lid = Type.String({ pattern: '^[0-9]{1,40}$' });
/** The year 2100, ms: later ones are no dates of WhatsApp, and the latest numbers are no dates at all. */
export const LATEST = 4_102_444_800_000;
const Time = Type.Number({ minimum: 0, maximum: LATEST });
export const Names = Type.Array(Words(200), { maxItems: 200 });

/** What the page says about itself; one of these after every change. */
export const Snapshot = Type.Object({
  mode: orNull(Words(100)),
  authenticated: Type.Boolean(),
  needsUpdate: Type.Boolean(),
  missing: Names,
  code: orNull(Words(2000)),
  pairingCode: orNull(Words(40)),
  phone: orNull(Phone),
  pushName: orNull(Words(500)),
});
export type Snapshot = Static<typeof Snapshot>;

const REPORTS = {
  snapshot: Type.Object({ type: Type.Literal('snapshot'), snapshot: Snapshot }),
  logout: Type.Object({ type: Type.Literal('logout'), reason: orNull(Words(500)) }),
  // From WhatsApp's −7 (cannot be sent) to 5 (seen by its own devices).
  ack: Type.Object({
    type: Type.Literal('ack'),
    messageId: MessageId,
    ack: Type.Integer({ minimum: -7, maximum: 5 }),
  }),
  incoming: Type.Object({
    type: Type.Literal('incoming'),
    messageId: MessageId,
    chatId: Address,
    phone: orNull(Phone),
    lid: orNull(Lid),
    // WhatsApp takes 65,536.
    text: Words(100_000),
    at: Time,
  }),
  /** What the bridge could not read. */
  broken: Type.Object({ type: Type.Literal('broken'), what: Words(200) }),
  note: Type.Object({ type: Type.Literal('note'), text: Words(20_000) }),
};
export type BridgeMessage = Static<(typeof REPORTS)[keyof typeof REPORTS]>;

/** A report that says nothing we know. `of`: its type, as far as that can be told. */
export interface Nonsense {
  readonly type: 'nonsense';
  readonly of: keyof typeof REPORTS | 'unknown';
}

const Typed = Type.Object({ type: Type.Enum(Object.keys(REPORTS) as (keyof typeof REPORTS)[]) });

export function readReport(said: unknown): BridgeMessage | Nonsense {
  const value = parse(said);
  if (!Value.Check(Typed, value)) return { type: 'nonsense', of: 'unknown' };
  const schema = REPORTS[value.type];
  if (!Value.Check(schema, value)) return { type: 'nonsense', of: value.type };
  return Value.Clean(schema, value) as BridgeMessage;
}

const Answered = Type.Object({ answer: Type.Unknown() });
const Failed = Type.Object({ problem: Type.String() });

/**
 * What came of a call: its answer, with the fields that are known and no others, or what the page says went wrong;
 * `undefined` when it is neither.
 */
export function readAnswer<T extends TSchema>(
  schema: T,
  said: unknown,
): { readonly answer: Static<T> } | { readonly problem: string } | undefined {
  const value = parse(said);
  if (Value.Check(Failed, value)) return { problem: value.problem };
  if (!Value.Check(Answered, value) || !Value.Check(schema, value.answer)) return undefined;
  return { answer: Value.Clean(schema, value.answer) as Static<T> };
}

function parse(said: unknown): unknown {
  if (typeof said !== 'string' || said.length > MAX_SAID) return undefined;
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}

export const CheckAnswer = Type.Union([
  Type.Object({ status: Type.Literal('present'), chatAddress: Address, lid: Type.Optional(Lid) }),
  Type.Object({ status: Type.Literal('absent') }),
  Type.Object({
    status: Type.Literal('unknown'),
    cause: Type.Union([Type.Literal('rate-limited'), Type.Literal('timeout'), Type.Literal('error')]),
  }),
]);

export const PrepareAnswer = Type.Union([
  Type.Object({ chatId: Address, messageId: MessageId, lid: Type.Optional(Lid) }),
  Type.Object({ notFound: Type.Literal(true) }),
]);

const Ack = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);
const Detail = Words(20_000);

export const SendAnswer = Type.Union([
  Type.Object({ status: Type.Literal('sent'), ack: Ack, at: Time }),
  Type.Object({
    status: Type.Literal('refused'),
    cause: Type.Union([
      Type.Literal('error-ack'),
      Type.Literal('time-lock'),
      Type.Literal('upload'),
      Type.Literal('other'),
    ]),
    detail: Detail,
  }),
  Type.Object({ status: Type.Literal('unsent'), detail: Detail }),
  Type.Object({ status: Type.Literal('uncertain'), detail: Detail }),
]);

export const LookupAnswer = Type.Union([
  Type.Object({ status: Type.Literal('sent'), ack: Ack }),
  Type.Object({ status: Type.Literal('refused') }),
  Type.Object({ status: Type.Literal('pending') }),
  Type.Object({ status: Type.Literal('absent') }),
  Type.Object({ status: Type.Literal('unknown') }),
]);

export const LimitsAnswer = Type.Object({ timeLock: Type.Unknown(), newChats: Type.Unknown() });
