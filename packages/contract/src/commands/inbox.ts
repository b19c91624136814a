import { Type } from 'typebox';
import { Id, PageRequest, pageOf, strictObject } from '../models/basics.ts';
import { InboxMessage } from '../models/campaign.ts';
import type { CommandTable } from './command.ts';

export const inboxCommands = {
  'inbox.list': {
    summary: 'What people answered, newest first.',
    input: strictObject({ ...PageRequest, campaignId: Type.Optional(Id) }),
    output: pageOf(InboxMessage),
  },
} as const satisfies CommandTable;
