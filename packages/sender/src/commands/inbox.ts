import { answerConversation } from '../inbox/answer-conversation.ts';
import { listConversations, readConversation } from '../inbox/read-conversations.ts';
import { listSavedAnswers, removeSavedAnswer, saveAnswer } from '../inbox/saved-answers.ts';
import { decideReply, markInbox, resumePerson } from '../inbox/steer-conversation.ts';
import { countUnread } from '../store/conversations.ts';
import { pageInbox } from '../store/inbox.ts';
import type { Handlers } from './handler.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from './ids.ts';

export const inboxHandlers: Handlers<'inbox'> = {
  'inbox.list': (core, input) => {
    const limit = input.limit ?? DEFAULT_LIMIT;
    const campaignId = input.campaignId === undefined ? null : rowId(input.campaignId);
    const { items, total } = pageInbox(core.sql, { before: cursorOf(input.cursor), limit, campaignId });
    return { items, nextCursor: nextCursor(items, limit), total };
  },
  'inbox.conversations': listConversations,
  'inbox.conversation': readConversation,
  'inbox.unread': (core) => ({ conversations: countUnread(core.sql) }),
  'inbox.mark': markInbox,
  'inbox.resume': resumePerson,
  'inbox.decide': decideReply,
  'inbox.answer': answerConversation,
  'inbox.savedAnswers': listSavedAnswers,
  'inbox.saveAnswer': saveAnswer,
  'inbox.removeSavedAnswer': removeSavedAnswer,
};
