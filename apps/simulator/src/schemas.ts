import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Delay = Type.Integer({ minimum: 0, maximum: 86_400_000 });
const NullableDelay = Type.Union([Delay, Type.Null()]);
/** `+` and separators may be there. */
const Phone = Type.String({ pattern: '^[+0-9 ()./-]{7,25}$' });
const Profile = Type.String({ minLength: 1, maxLength: 100 });

const behaviour = {
  onWhatsApp: Type.Optional(Type.Boolean()),
  answers: Type.Optional(
    Type.Array(
      Type.Object(
        { afterMs: Type.Optional(Delay), text: Type.String({ minLength: 1, maxLength: 4096 }) },
        strict,
      ),
      {
        maxItems: 20,
      },
    ),
  ),
  blocks: Type.Optional(Type.Boolean()),
  deliverAfterMs: Type.Optional(NullableDelay),
  readAfterMs: Type.Optional(NullableDelay),
};
export const BehaviourInput = Type.Object(behaviour, strict);
export type BehaviourInput = Static<typeof BehaviourInput>;

export const PeopleBody = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        { phone: Phone, name: Type.Optional(Type.String({ maxLength: 100 })), ...behaviour },
        strict,
      ),
      { maxItems: 100_000 },
    ),
    defaults: Type.Optional(BehaviourInput),
    replace: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type PeopleBody = Static<typeof PeopleBody>;

export const ScanBody = Type.Object(
  {
    profile: Profile,
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    /** how long to wait for a page that shows a code */
    waitMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 60_000 })),
  },
  strict,
);
export type ScanBody = Static<typeof ScanBody>;

export const SayBody = Type.Object(
  { from: Phone, text: Type.String({ minLength: 1, maxLength: 4096 }), profile: Type.Optional(Profile) },
  strict,
);
export type SayBody = Static<typeof SayBody>;

const limited = {
  times: Type.Optional(Type.Integer({ minimum: 1 })),
  phone: Type.Optional(Phone),
  profile: Type.Optional(Profile),
};
const off = Type.Null();
const fault = <T extends Parameters<typeof Type.Object>[0]>(fields: T) =>
  Type.Optional(Type.Union([Type.Object({ ...fields, ...limited }, strict), off]));
/** `true` for every profile, or one; `false` or null ends it. */
const mode = Type.Optional(
  Type.Union([Type.Boolean(), Type.Object({ profile: Type.Optional(Profile) }, strict), off]),
);

export const FaultsBody = Type.Object(
  {
    latency: fault({ ms: Delay }),
    errorAck: fault({ code: Type.Optional(Type.Integer()), resultOk: Type.Optional(Type.Boolean()) }),
    sendHangs: fault({ leaves: Type.Boolean() }),
    crash: fault({ when: Type.Union([Type.Literal('before-leaving'), Type.Literal('after-leaving')]) }),
    /** the media server takes nothing */
    uploadFails: fault({}),
    rateLimit: fault({}),
    /** what the page's own functions give instead of an answer */
    nonsense: fault({
      of: Type.Union([
        Type.Literal('check'),
        Type.Literal('send'),
        Type.Literal('limits'),
        Type.Literal('message'),
      ]),
      answer: Type.Optional(Type.Unknown()),
    }),
    duplicateReceipts: fault({}),
    earlyReceipts: fault({}),
    timeLock: Type.Optional(
      Type.Union([
        Type.Object({ endsAt: Type.Integer({ minimum: 0 }), profile: Type.Optional(Type.String()) }, strict),
        off,
      ]),
    ),
    newChatQuota: Type.Optional(
      Type.Union([
        Type.Object({ total: Type.Integer({ minimum: 1 }), used: Type.Integer({ minimum: 0 }) }, strict),
        off,
      ]),
    ),
    missingModules: Type.Optional(Type.Union([Type.Array(Type.String({ minLength: 1 })), off])),
    lid: Type.Optional(Type.Boolean()),
    /** from the next page load on */
    outbox: Type.Optional(Type.Union([Type.Boolean(), off])),
    tosBlock: mode,
    proxyBlock: mode,
    conflict: mode,
    outdated: mode,
    offline: mode,
    /** once: removes the linked devices */
    logout: Type.Optional(
      Type.Object(
        { profile: Type.Optional(Profile), reason: Type.Optional(Type.String({ maxLength: 100 })) },
        strict,
      ),
    ),
  },
  strict,
);
export type FaultsBody = Static<typeof FaultsBody>;

export const MessagesQuery = Type.Object({ profile: Type.Optional(Profile) }, strict);
export type MessagesQuery = Static<typeof MessagesQuery>;
