import { Type } from 'typebox';
import { Id, Nothing, oneOf, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import { CONVERSATION_STATES, Conversation, ConversationEntry, InboxMessage } from '../models/campaign.ts';
import type { CommandTable } from './command.ts';

const one = { conversationId: Id };

export const inboxCommands = {
  'inbox.list': {
    summary: 'What people answered, newest first.',
    input: strictObject({ ...PageRequest, campaignId: Type.Optional(Id) }),
    output: pageOf(InboxMessage),
  },
  'inbox.conversations': {
    summary:
      'One entry per person and profile, the newest message first; searched over names, numbers and text.',
    input: strictObject({
      ...PageRequest,
      search: Type.Optional(Text(100)),
      filter: Type.Optional(oneOf([...CONVERSATION_STATES, 'unread', 'unclear'])),
    }),
    output: pageOf(Conversation),
  },
  'inbox.conversation': {
    summary: 'What a person wrote and what they were sent, in order: the newest 500 entries.',
    input: strictObject(one),
    output: strictObject({
      conversation: Conversation,
      entries: Type.Array(ConversationEntry),
      /** There are older entries. */
      more: Type.Boolean(),
    }),
  },
  'inbox.unread': {
    summary: 'How many conversations have something unread.',
    input: Nothing,
    output: strictObject({ conversations: Type.Integer() }),
  },
  'inbox.mark': {
    summary: 'Mark a conversation read or unread, open or done. Done lets automatic messages go on.',
    input: strictObject({
      ...one,
      unread: Type.Optional(Type.Boolean()),
      state: Type.Optional(oneOf(CONVERSATION_STATES)),
    }),
    output: Conversation,
  },
  'inbox.resume': {
    summary: 'Let automatic messages to this person go on, though the conversation stays open.',
    input: strictObject(one),
    output: Conversation,
  },
  'inbox.decide': {
    summary: 'Say whether an unclear reply was a STOP. A STOP suppresses the person for ever.',
    input: strictObject({ ...one, stop: Type.Boolean() }),
    output: Conversation,
    errors: ['CONFLICT'],
  },
} as const satisfies CommandTable;
