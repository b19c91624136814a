import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';

/** What a person of the earlier campaign did, or did not do, with its message. */
export const FOLLOW_UP_KINDS = ['not-read', 'read-no-reply', 'replied-yes', 'replied'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

const Condition = Type.Union([
  strictObject({ kind: oneOf(['not-read', 'read-no-reply', 'replied']) }),
  strictObject({
    kind: Type.Literal('replied-yes'),
    /** The whole reply is one of these; without them it is a yes in one of ten languages. */
    words: Type.Optional(Type.Array(Text(40, 1), { minItems: 1, maxItems: 20 })),
  }),
]);

/**
 * The people of an earlier campaign, each joining when the condition has held for so long: since the message arrived
 * (`not-read`), was read (`read-no-reply`), or was answered (`replied`, `replied-yes`).
 */
export const FollowUp = strictObject({
  campaignId: Id,
  when: Condition,
  afterHours: Type.Integer({ minimum: 0, maximum: 2160 }),
});
export type FollowUp = Static<typeof FollowUp>;

/** How a follow-up stands to the campaign it follows. */
export const FollowUpState = strictObject({
  campaignName: Type.String(),
  /** People who have not joined and still may. */
  watched: Type.Integer(),
  /** When the next of them joins, or watching ends, if nobody does anything; null when nobody can know. */
  nextAt: nullable(Timestamp),
});
export type FollowUpState = Static<typeof FollowUpState>;

export const WatchedPerson = strictObject({
  id: Id,
  phone: Type.String(),
  name: Type.String(),
  /** What became of the earlier message. */
  status: Type.String(),
  /** When they join if nothing changes; null when something has to happen first. */
  dueAt: nullable(Timestamp),
});
export type WatchedPerson = Static<typeof WatchedPerson>;
