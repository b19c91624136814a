import { type Static, Type } from 'typebox';
import { ClockTime, Id, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';
import { Tag } from './contact.ts';
import { FollowUp, FollowUpState } from './follow-up.ts';
import { Holidays } from './holiday.ts';
import { Media } from './media.ts';
import { Repeat, SeriesState } from './repeat.ts';
import { Translations } from './translation.ts';
import { VariantReport, Variants } from './variants.ts';

export const RECIPIENT_STATUSES = [
  'queued',
  'claimed',
  'sent',
  'delivered',
  'read',
  'replied',
  'skipped',
  'failed',
  'uncertain',
] as const;
export const RecipientStatus = oneOf(RECIPIENT_STATUSES);
export type RecipientStatus = Static<typeof RecipientStatus>;

export const CampaignStatus = oneOf(['draft', 'scheduled', 'running', 'paused', 'stopped', 'finished']);
export type CampaignStatus = Static<typeof CampaignStatus>;

/** When messages may leave. Times are in the recipient's zone, derived from the number. */
export const Schedule = strictObject({
  startAt: nullable(Timestamp),
  from: ClockTime,
  to: ClockTime,
  /** 1 = Monday … 7 = Sunday. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
  }),
  /** Days of the recipient's calendar on which nothing is sent. */
  holidays: Type.Optional(Holidays),
  /** Nothing is sent after this time; who is still queued is skipped as `expired`. */
  expiresAt: nullable(Timestamp),
  /** Run again, from a fresh audience each time. */
  repeat: Type.Optional(Repeat),
});
export type Schedule = Static<typeof Schedule>;

/** How fast. Values above the hard ceilings of `packages/campaigns` are refused. */
export const Pace = strictObject({
  minGapSeconds: Type.Integer({ minimum: 3, maximum: 3600 }),
  maxGapSeconds: Type.Integer({ minimum: 3, maximum: 3600 }),
  perMinute: Type.Integer({ minimum: 1, maximum: 20 }),
  perHour: Type.Integer({ minimum: 1, maximum: 500 }),
  perDay: Type.Integer({ minimum: 1, maximum: 2000 }),
});
export type Pace = Static<typeof Pace>;

const Ids = Type.Array(Id, { maxItems: 50, uniqueItems: true });

/**
 * Who a campaign is for: the people of any of these lists and segments, each once, or instead of them those of the
 * campaign that is followed up. Nobody while none is named yet: a draft may be written before it has an audience.
 */
export const Audience = strictObject({
  listIds: Ids,
  segmentIds: Type.Optional(Ids),
  /** Who of an earlier campaign joins, and when. Lists and segments are empty then. */
  followUp: Type.Optional(FollowUp),
  /** Of them only those with this tag. */
  tag: Type.Optional(Tag),
  /** Who of them is left out. */
  exclude: Type.Optional(
    strictObject({
      listIds: Type.Optional(Ids),
      segmentIds: Type.Optional(Ids),
      /** Who got, or may have got, one of these. */
      campaignIds: Type.Optional(Ids),
      /** Who got anything in so many days. */
      withinDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    }),
  ),
});
export type Audience = Static<typeof Audience>;

export const TEMPLATE_BUTTON_KINDS = ['url', 'quick-reply', 'copy-code'] as const;
/** What is done with the value of a button: it ends its address, comes back when it is tapped, or is copied. */
export const TemplateButtonKind = oneOf(TEMPLATE_BUTTON_KINDS);
export type TemplateButtonKind = Static<typeof TemplateButtonKind>;

/** A template Meta has approved, and what goes into its placeholders. */
export const MessageTemplate = strictObject({
  name: Text(512, 1),
  language: Text(20, 1),
  /** One for each placeholder of the body; the text may use fields. */
  parameters: Type.Array(strictObject({ name: Text(100, 1), text: Text(1024) }), { maxItems: 50 }),
  /** Of a header with a placeholder, or one that shows a place. A file in it is the file of the message. */
  header: Type.Optional(
    Type.Union([
      strictObject({ kind: Type.Literal('text'), name: Text(100, 1), text: Text(1024) }),
      strictObject({
        kind: Type.Literal('location'),
        /** Decimal degrees; like the others they may use fields. */
        latitude: Text(200),
        longitude: Text(200),
        name: Text(1024),
        address: Text(1024),
      }),
    ]),
  ),
  /** What goes into those buttons that take a value. */
  buttons: Type.Optional(
    Type.Array(
      strictObject({
        /** Among all buttons of the template, from 0. */
        index: Type.Integer({ minimum: 0, maximum: 9 }),
        kind: TemplateButtonKind,
        text: Text(2000),
      }),
      { maxItems: 10 },
    ),
  ),
});
export type MessageTemplate = Static<typeof MessageTemplate>;

/** What they are told. */
export const Message = strictObject({
  text: Text(10_000),
  /** Who gets which: `pt-BR`, else `pt`, else `text`. */
  translations: Type.Optional(Translations),
  /** Sent in its place through the official API; the text is then what the template says. */
  template: Type.Optional(MessageTemplate),
  /** Versions to try against each other; with them `text` and `translations` are not sent. */
  variants: Type.Optional(Variants),
  /** One file; the text is its caption. With a sound file there is no text: WhatsApp shows none. */
  media: Type.Optional(Media),
});
export type Message = Static<typeof Message>;

export const CampaignDraft = strictObject({
  name: Text(120, 1),
  /** The WhatsApp accounts it is sent from; each person is written to from one of them. */
  profileIds: Type.Array(Id, { minItems: 1, maxItems: 10, uniqueItems: true }),
  audience: Audience,
  message: Message,
  schedule: Schedule,
  pace: Pace,
});
export type CampaignDraft = Static<typeof CampaignDraft>;

export const Waiting = strictObject({
  /** Closed list `WaitReason` of `packages/campaigns`. */
  reason: Type.String(),
  /** Earliest time it can go on; null when that depends on something else (the profile, the user). */
  until: nullable(Timestamp),
});
export type Waiting = Static<typeof Waiting>;

export const RecipientCounts = strictObject({
  total: Type.Integer(),
  queued: Type.Integer(),
  claimed: Type.Integer(),
  sent: Type.Integer(),
  delivered: Type.Integer(),
  read: Type.Integer(),
  replied: Type.Integer(),
  skipped: Type.Integer(),
  failed: Type.Integer(),
  uncertain: Type.Integer(),
});
export type RecipientCounts = Static<typeof RecipientCounts>;

/** What one profile has to do in a campaign. */
export const CampaignShare = strictObject({
  profileId: Id,
  name: Type.String(),
  counts: RecipientCounts,
  /** Why the profile sends nothing for the campaign although it runs; null otherwise. Its people wait for it. */
  pauseReason: nullable(Type.String()),
  pauseDetail: Type.Optional(Type.String()),
  /** When the pause ends by itself. */
  pausedUntil: nullable(Timestamp),
  waiting: nullable(Waiting),
  finishEstimate: nullable(Timestamp),
});
export type CampaignShare = Static<typeof CampaignShare>;

export const Campaign = strictObject({
  id: Id,
  name: Type.String(),
  status: CampaignStatus,
  /** Why it is paused: `user`, or what stopped every profile that still has people to write to; null otherwise. */
  pauseReason: nullable(Type.String()),
  /** What the reason rests on, e.g. `failures 2/10` of a breaker or the missing page bindings. */
  pauseDetail: Type.Optional(Type.String()),
  /** When the first cool-down ends. */
  pausedUntil: nullable(Timestamp),
  draft: CampaignDraft,
  createdAt: Timestamp,
  startedAt: nullable(Timestamp),
  finishedAt: nullable(Timestamp),
  counts: RecipientCounts,
  /** By profile, in the order of the draft. */
  shares: Type.Array(CampaignShare),
  /** Expected end; null while nothing runs, or a profile cannot be expected to finish. */
  finishEstimate: nullable(Timestamp),
  /** Why the next message has not left yet; null when one is being sent or none is queued. */
  waiting: nullable(Waiting),
  /** Of a follow-up alone. */
  followUp: Type.Optional(FollowUpState),
  /** Of one of several runs alone. */
  series: Type.Optional(SeriesState),
});
export type Campaign = Static<typeof Campaign>;

export const Recipient = strictObject({
  id: Id,
  campaignId: Id,
  /** The profile that writes to this person, and no other. */
  profileId: Id,
  contactId: nullable(Id),
  phone: Type.String(),
  name: Type.String(),
  status: RecipientStatus,
  /** Closed lists `SkipReason` / `FailReason` of `packages/campaigns`; null otherwise. */
  reason: nullable(Type.String()),
  messageId: nullable(Type.String()),
  text: nullable(Type.String()),
  /** Of the translation that was chosen; null for the original text. */
  language: nullable(Type.String()),
  /** Name of the variant; null where there are none, and while the person waits for the winner. */
  variant: nullable(Type.String()),
  sentAt: nullable(Timestamp),
  deliveredAt: nullable(Timestamp),
  readAt: nullable(Timestamp),
  repliedAt: nullable(Timestamp),
  updatedAt: Timestamp,
});
export type Recipient = Static<typeof Recipient>;

export const RecipientHistory = strictObject({
  recipient: Recipient,
  changes: Type.Array(
    strictObject({
      at: Timestamp,
      from: nullable(RecipientStatus),
      to: RecipientStatus,
      cause: Type.String(),
    }),
  ),
  waiting: nullable(Waiting),
  /** The file the message goes with. */
  media: Type.Optional(Media),
  /** What this person gets in header and buttons of an approved template; `place` is a `ValueKind` of `packages/campaigns`. */
  values: Type.Optional(
    Type.Array(strictObject({ place: Type.String(), name: Type.String(), value: Type.String() })),
  ),
});
export type RecipientHistory = Static<typeof RecipientHistory>;

const LanguageShares = Type.Array(
  strictObject({ language: nullable(Type.String()), people: Type.Integer() }),
);

/** One line of the list before the start button. `params` fill the sentence of `code`. */
export const CheckItem = strictObject({
  code: Type.String(),
  level: oneOf(['ok', 'warning', 'error']),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type CheckItem = Static<typeof CheckItem>;

export const CampaignCheck = strictObject({
  ready: Type.Boolean(),
  items: Type.Array(CheckItem),
  audience: strictObject({
    total: Type.Integer(),
    willReceive: Type.Integer(),
    leftOut: Type.Array(strictObject({ reason: Type.String(), people: Type.Integer() })),
    /** How many of `willReceive` get which text; null is the original. Absent for a message in one language. */
    languages: Type.Optional(LanguageShares),
  }),
  forecast: strictObject({
    finishAt: nullable(Timestamp),
    days: Type.Array(strictObject({ date: Type.String(), messages: Type.Integer() })),
    profiles: Type.Array(
      strictObject({
        profileId: Id,
        name: Type.String(),
        people: Type.Integer(),
        finishAt: nullable(Timestamp),
      }),
    ),
  }),
});
export type CampaignCheck = Static<typeof CampaignCheck>;

export const EXCLUSION_RULES = ['lists', 'segments', 'campaigns', 'days'] as const;

/** What a campaign to these people would reach now. */
export const AudienceMeasure = strictObject({
  total: Type.Integer(),
  willReceive: Type.Integer(),
  leftOut: Type.Array(strictObject({ reason: Type.String(), people: Type.Integer() })),
  /** How many each rule that leaves people out holds for; a person may be under several. */
  excludedBy: Type.Array(strictObject({ rule: oneOf(EXCLUSION_RULES), people: Type.Integer() })),
  /** How many each chosen segment has, whatever else is chosen. */
  segments: Type.Array(strictObject({ segmentId: Id, people: Type.Integer() })),
});
export type AudienceMeasure = Static<typeof AudienceMeasure>;

/** One of an audience; `reason` says why they are left out, `null` that they will get the message. */
export const AudiencePerson = strictObject({
  id: Id,
  phone: Type.String(),
  name: Type.String(),
  reason: nullable(Type.String()),
});
export type AudiencePerson = Static<typeof AudiencePerson>;

/** Cumulative: everybody who was read was delivered and sent. */
const Funnel = strictObject({
  audience: Type.Integer(),
  sent: Type.Integer(),
  delivered: Type.Integer(),
  read: Type.Integer(),
  replied: Type.Integer(),
});

export const CampaignReport = strictObject({
  campaign: Campaign,
  funnel: Funnel,
  optedOut: Type.Integer(),
  /** What became of the people by the language of their text. Absent for a message in one language. */
  languages: Type.Optional(
    Type.Array(
      strictObject({
        language: nullable(Type.String()),
        sent: Type.Integer(),
        read: Type.Integer(),
        replied: Type.Integer(),
        optedOut: Type.Integer(),
      }),
    ),
  ),
  profiles: Type.Array(
    strictObject({ profileId: Id, name: Type.String(), funnel: Funnel, optedOut: Type.Integer() }),
  ),
  /** The variants against each other. Absent for a message without. */
  variants: Type.Optional(VariantReport),
  reasons: Type.Array(
    strictObject({ status: RecipientStatus, reason: Type.String(), people: Type.Integer() }),
  ),
  /** Messages that left, per hour (or per day when it took more than three days). */
  timeline: strictObject({
    unit: oneOf(['hour', 'day']),
    points: Type.Array(
      strictObject({
        at: Timestamp,
        sent: Type.Integer(),
        delivered: Type.Integer(),
        read: Type.Integer(),
        replied: Type.Integer(),
      }),
    ),
  }),
});
export type CampaignReport = Static<typeof CampaignReport>;
