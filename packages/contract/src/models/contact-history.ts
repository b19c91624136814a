import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Timestamp } from './basics.ts';
import { RecipientStatus } from './campaign.ts';
import { Contact, Suppression } from './contact.ts';

const consent = {
  source: Type.String(),
  /** Calendar day of the agreement. */
  date: Type.String(),
  method: Type.String(),
  attestedBy: Type.String(),
};

export const ContactDetails = strictObject({
  contact: Contact,
  lists: Type.Array(strictObject({ id: Id, name: Type.String() })),
  /** Every proof there is for the number, newest first; the contact's own is the one that counts. */
  consents: Type.Array(strictObject({ id: Id, ...consent, recordedAt: Timestamp })),
  suppression: nullable(Suppression),
  /** From which account the last message went, removed or not. */
  lastProfile: nullable(strictObject({ name: Type.String(), at: Timestamp })),
});
export type ContactDetails = Static<typeof ContactDetails>;

const event = { id: Id, at: Timestamp };

/** Something that happened with a person. */
export const ContactEvent = Type.Union([
  strictObject({
    ...event,
    kind: Type.Literal('message'),
    recipientId: Id,
    campaignId: Id,
    campaignName: Type.String(),
    profileName: Type.String(),
    status: RecipientStatus,
    reason: nullable(Type.String()),
    text: nullable(Type.String()),
    sentAt: nullable(Timestamp),
    deliveredAt: nullable(Timestamp),
    readAt: nullable(Timestamp),
    repliedAt: nullable(Timestamp),
  }),
  strictObject({
    ...event,
    kind: Type.Literal('reply'),
    text: Type.String(),
    campaignName: nullable(Type.String()),
    optOut: oneOf(['none', 'stop', 'ambiguous']),
  }),
  strictObject({ ...event, kind: Type.Literal('consent'), ...consent }),
  strictObject({
    ...event,
    kind: Type.Literal('opt-out'),
    source: Suppression.properties.source,
    note: Type.String(),
  }),
  strictObject({ ...event, kind: Type.Literal('paused') }),
  strictObject({ ...event, kind: Type.Literal('added') }),
]);
export type ContactEvent = Static<typeof ContactEvent>;
