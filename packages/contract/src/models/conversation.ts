import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Timestamp } from './basics.ts';
import { RecipientStatus } from './campaign.ts';
import { Media } from './media.ts';

export const InboxMessage = strictObject({
  id: Id,
  profileId: Id,
  phone: nullable(Type.String()),
  name: Type.String(),
  text: Type.String(),
  at: Timestamp,
  campaignId: nullable(Id),
  campaignName: nullable(Type.String()),
  optOut: oneOf(['none', 'stop', 'ambiguous']),
});
export type InboxMessage = Static<typeof InboxMessage>;

export const CONVERSATION_STATES = ['open', 'done'] as const;

/** What one person and one profile said to each other. */
export const Conversation = strictObject({
  id: Id,
  profileId: Id,
  phone: nullable(Type.String()),
  name: Type.String(),
  state: oneOf(CONVERSATION_STATES),
  /** Messages nobody has read yet. */
  unread: Type.Integer(),
  /** A reply may have been a STOP; somebody has to say. */
  unclear: Type.Boolean(),
  /** Automatic messages to this person wait. */
  paused: Type.Boolean(),
  last: strictObject({ text: Type.String(), at: Timestamp, campaignName: nullable(Type.String()) }),
});
export type Conversation = Static<typeof Conversation>;

/** A conversation after an answer, and what became of that: `uncertain` may have left and is never sent again. */
export const AnsweredConversation = strictObject({
  ...Conversation.properties,
  answer: oneOf(['sending', 'sent', 'failed', 'uncertain']),
});
export type AnsweredConversation = Static<typeof AnsweredConversation>;

export const ConversationEntry = strictObject({
  id: Id,
  from: oneOf(['person', 'us']),
  text: Type.String(),
  /** The file it went with. */
  media: Type.Optional(Media),
  at: Timestamp,
  campaignId: nullable(Id),
  campaignName: nullable(Type.String()),
  /** Of what we sent; null for what the person wrote. */
  status: nullable(RecipientStatus),
  /** Why an answer failed, of the closed list `FailReason` of `packages/campaigns`; null otherwise, and when nobody knows. */
  reason: nullable(Type.String()),
  optOut: oneOf(['none', 'stop', 'ambiguous']),
  /** An answer of the app that nobody typed: the confirmation of a STOP. */
  automatic: Type.Boolean(),
});
export type ConversationEntry = Static<typeof ConversationEntry>;
