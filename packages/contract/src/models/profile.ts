import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Timestamp } from './basics.ts';

/** Mirrors the gateway's state, for the screen. */
export const ProfileState = Type.Union([
  strictObject({
    kind: Type.Literal('offline'),
    reason: Type.Optional(Type.String()),
    /** When it is opened again by itself. */
    retryAt: Type.Optional(Timestamp),
  }),
  strictObject({ kind: Type.Literal('starting') }),
  strictObject({ kind: Type.Literal('qr'), code: Type.String() }),
  strictObject({ kind: Type.Literal('pairing'), code: Type.String() }),
  strictObject({ kind: Type.Literal('syncing') }),
  strictObject({ kind: Type.Literal('ready'), phone: Type.String(), pushName: Type.Optional(Type.String()) }),
  strictObject({ kind: Type.Literal('conflict') }),
  strictObject({ kind: Type.Literal('blocked'), reason: oneOf(['tos', 'proxy', 'temporary']) }),
  strictObject({
    kind: Type.Literal('logged-out'),
    reason: oneOf(['by-phone', 'account-locked', 'no-access', 'unknown']),
  }),
  strictObject({ kind: Type.Literal('outdated'), missing: Type.Array(Type.String()) }),
]);
export type ProfileState = Static<typeof ProfileState>;

/** WhatsApp's own meter, read and never guessed; null where the account reports none. */
export const ProfileMeter = strictObject({
  readAt: Timestamp,
  timeLock: nullable(strictObject({ active: Type.Boolean(), endsAt: nullable(Timestamp) })),
  newChats: nullable(
    strictObject({
      total: Type.Integer(),
      used: Type.Integer(),
      status: oneOf(['none', 'first-warning', 'second-warning', 'capped']),
      cycleEndsAt: nullable(Timestamp),
    }),
  ),
  /** What Meta says of a number of the official Cloud API. */
  official: Type.Optional(
    strictObject({
      /** People who may be written to first within 24 hours; null: without a limit. */
      peoplePerDay: nullable(Type.Integer()),
      quality: oneOf(['green', 'yellow', 'red', 'unknown']),
    }),
  ),
});
export type ProfileMeter = Static<typeof ProfileMeter>;

/** What the browser of a profile goes through. The password is never shown. */
export const ProfileProxy = strictObject({
  kind: oneOf(['http', 'https', 'socks5']),
  host: Type.String(),
  port: Type.Integer(),
  username: nullable(Type.String()),
  hasPassword: Type.Boolean(),
});
export type ProfileProxy = Static<typeof ProfileProxy>;

/**
 * `unreachable`: nothing answers at its address. `refused`: it answers and does not let WhatsApp through.
 * `wrong-password`: it wants another user name or password, or one at all.
 */
export const PROXY_TEST_RESULTS = [
  'reachable',
  'unreachable',
  'refused',
  'wrong-password',
  'timed-out',
] as const;
export type ProxyTestResult = (typeof PROXY_TEST_RESULTS)[number];

/** The number of the official Cloud API a profile is. Access token and app secret are never shown. */
export const CloudAccount = strictObject({
  phoneNumberId: Type.String(),
  wabaId: Type.String(),
  /** What Meta is told as callback URL, and the token it asks for. */
  webhookUrl: Type.String(),
  verifyToken: Type.String(),
  /** When the last webhook arrived; null: none yet. */
  heardAt: nullable(Timestamp),
  /** When Meta last asked the address for its challenge, as far as that is known; null: not yet. */
  verifiedAt: nullable(Timestamp),
  /** The license server does not know the address any more: replies and receipts do not arrive. */
  webhookLost: Type.Boolean(),
});
export type CloudAccount = Static<typeof CloudAccount>;

/**
 * What Meta said of an account: `unknown-number` and `unknown-account` an id is wrong or belongs to others;
 * `no-access` the token is refused; `account-locked` by Meta; `rate-limited` asked too often; `unreachable` no answer.
 */
export const CLOUD_TEST_RESULTS = [
  'good',
  'no-access',
  'unknown-number',
  'unknown-account',
  'account-locked',
  'rate-limited',
  'unreachable',
] as const;
export type CloudTestResult = (typeof CLOUD_TEST_RESULTS)[number];

/**
 * Whether Meta reaches us: `delivers` webhooks arrive; `verified` the address was entered, nothing was sent to it yet;
 * `not-subscribed` it was entered, and no app gets the webhooks of the account; `not-entered`; `no-https` nobody outside
 * reaches it; `lost` the license server does not know it; `unknown` Meta did not say whether an app gets them.
 */
export const WEBHOOK_RESULTS = [
  'delivers',
  'verified',
  'not-subscribed',
  'not-entered',
  'no-https',
  'lost',
  'unknown',
] as const;

/** One WhatsApp account linked in the app. */
export const Profile = strictObject({
  id: Id,
  name: Type.String(),
  phone: nullable(Type.String()),
  state: ProfileState,
  createdAt: Timestamp,
  sentLastHour: Type.Integer(),
  sentToday: Type.Integer(),
  newChatsToday: Type.Integer(),
  /** Today's warm-up allowance for people never written to before. */
  newChatsAllowedToday: Type.Integer(),
  meter: nullable(ProfileMeter),
  proxy: nullable(ProfileProxy),
  /** Of a number of the official Cloud API; absent: an account linked as WhatsApp Web. */
  cloud: Type.Optional(CloudAccount),
  /** Campaigns of this profile that are running now. */
  runningCampaigns: Type.Integer(),
});
export type Profile = Static<typeof Profile>;
