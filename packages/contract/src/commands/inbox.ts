import { Type } from 'typebox';
import { SavedAnswer } from '../models/answer.ts';
import { Id, Nothing, oneOf, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import {
  AnsweredConversation,
  CONVERSATION_STATES,
  Conversation,
  ConversationEntry,
  InboxMessage,
} from '../models/conversation.ts';
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
  'inbox.answer': {
    summary:
      'Send a text a person has typed to the person of a conversation, now and once: calls with the same `answerId` are one.',
    input: strictObject({ ...one, answerId: Id, text: Text(4096, 1) }),
    output: AnsweredConversation,
    errors: [
      'ANSWER_NO_NUMBER',
      'ANSWER_OPTED_OUT',
      'ANSWER_TOO_SOON',
      'PROFILE_NOT_READY',
      'TERMS_NOT_ACCEPTED',
      'LICENSE_REQUIRED',
      'CONFLICT',
    ],
  },
  'inbox.savedAnswers': {
    summary: 'Short texts kept for answering; for a conversation with their fields filled for that person.',
    input: strictObject({ conversationId: Type.Optional(Id) }),
    output: strictObject({ answers: Type.Array(SavedAnswer) }),
  },
  'inbox.saveAnswer': {
    summary: 'Keep a new text for answering, or change the one named by `savedAnswerId`.',
    input: strictObject({ savedAnswerId: Type.Optional(Id), name: Text(60, 1), text: Text(4096, 1) }),
    output: SavedAnswer,
    errors: ['TEMPLATE_INVALID'],
  },
  'inbox.removeSavedAnswer': {
    summary: 'Forget a text kept for answering.',
    input: strictObject({ savedAnswerId: Id }),
    output: Nothing,
  },
} as const satisfies CommandTable;
