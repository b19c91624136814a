import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { RECIPIENT_STATUSES } from '@mywasender/contract/models/campaign';
import type { ConversationEntry } from '@mywasender/contract/models/conversation';
import { Media } from '@mywasender/contract/models/media';
import Value from 'typebox/value';
import { cursorOf, DEFAULT_LIMIT, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { conversationById, entriesOf, pageConversations, toConversation } from '../store/conversations.ts';
import { OPT_OUTS } from '../store/inbox.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from '../store/row.ts';
import { requireConversation } from './steer-conversation.ts';

const SHOWN = 500;

export function listConversations(
  core: Core,
  input: CommandInput<'inbox.conversations'>,
): CommandOutput<'inbox.conversations'> {
  const limit = input.limit ?? DEFAULT_LIMIT;
  const { rows, total } = pageConversations(core.sql, {
    before: cursorOf(input.cursor),
    limit,
    filter: input.filter ?? 'all',
    search: input.search?.trim() ?? '',
  });
  const last = rows.length < limit ? undefined : rows.at(-1);
  const nextCursor = last === undefined ? null : String(int(last, 'last_message'));
  return { items: rows.map(toConversation), nextCursor, total };
}

/** Throws `NOT_FOUND`. */
export function readConversation(
  core: Core,
  input: CommandInput<'inbox.conversation'>,
): CommandOutput<'inbox.conversation'> {
  const id = rowId(input.conversationId);
  const conversation = requireConversation(conversationById(core.sql, id));
  const rows = entriesOf(core.sql, id, SHOWN + 1);
  const entries = rows.slice(0, SHOWN).map(toEntry).reverse();
  return { conversation, entries, more: rows.length > SHOWN };
}

function toEntry(row: Row): ConversationEntry {
  const campaignId = intOrNull(row, 'campaign_id');
  const ours = int(row, 'ours') === 1;
  const media = ours ? textOrNull(row, 'media') : null;
  return {
    id: text(row, 'id'),
    from: ours ? 'us' : 'person',
    text: text(row, 'text'),
    ...(media === null ? {} : { media: Value.Parse(Media, JSON.parse(media)) }),
    at: int(row, 'at'),
    campaignId: campaignId === null ? null : String(campaignId),
    campaignName: textOrNull(row, 'campaign_name'),
    reason: textOrNull(row, 'reason'),
    status: row.status === null ? null : member(row, 'status', RECIPIENT_STATUSES),
    optOut: member(row, 'opt_out', OPT_OUTS),
    automatic: int(row, 'automatic') === 1,
  };
}
