import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { requireCampaign } from '../campaigns/require.ts';
import { cursorOf, DEFAULT_LIMIT } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import type { RehearsalResult } from './rehearsal-messages.ts';

/** A page of the people of the last rehearsal. The result never changes, so a position in it is a key. */
export function listRehearsal(
  core: Core,
  input: CommandInput<'campaigns.rehearsal'>,
): CommandOutput<'campaigns.rehearsal'> {
  const { written, leftOut } = requireRehearsal(core, input.campaignId);
  const people = input.leftOut ? leftOut : written;
  const from = cursorOf(input.cursor) ?? 0;
  const to = from + (input.limit ?? DEFAULT_LIMIT);
  return {
    items: people.slice(from, to),
    nextCursor: to < people.length ? String(to) : null,
    total: people.length,
  };
}

/** Throws `NOT_FOUND` and `REHEARSAL_UNKNOWN`. */
export function requireRehearsal(core: Core, campaignId: string): RehearsalResult {
  const campaign = requireCampaign(core, campaignId);
  const result = core.rehearsals.result(String(campaign.id));
  if (result === null) throw new AppError('REHEARSAL_UNKNOWN');
  return result;
}
