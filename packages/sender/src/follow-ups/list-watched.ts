import { DUE_STATUS } from '@mywasender/campaigns/follow-up';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { FollowUp, WatchedPerson } from '@mywasender/contract/models/follow-up';
import { requireCampaign } from '../campaigns/require.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { int, type Row, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { candidatesSql } from './candidates-sql.ts';
import { findYes } from './find-yes.ts';
import { countWatched } from './watch-campaign.ts';
import { HOUR_MS, watchedSql } from './watch-sql.ts';

/** Who has not joined a follow-up and still may. Throws `NOT_FOUND` for what is no follow-up. */
export function listWatched(
  core: Core,
  input: CommandInput<'campaigns.watched'>,
): CommandOutput<'campaigns.watched'> {
  const campaign = requireCampaign(core, input.campaignId);
  const { followUp } = campaign.draft.audience;
  if (followUp === undefined) throw new AppError('NOT_FOUND');
  const now = core.deps.clock.now();
  const limit = input.limit ?? DEFAULT_LIMIT;
  const { from, params } = candidatesSql(core.sql, campaign, followUp, now);
  const watched = watchedSql(followUp, now);
  const items = core.sql
    .all(
      `SELECT r.id, r.phone, r.profile_id, c.name, r.status, r.updated_at ${from} AND ${watched.condition}
         AND r.id > :after ORDER BY r.id LIMIT :limit`,
      { ...params, ...watched.params, after: cursorOf(input.cursor) ?? 0, limit },
    )
    .map((row) => toPerson(core.sql, followUp, row));
  return {
    items,
    nextCursor: nextCursor(items, limit),
    total: countWatched(core.sql, campaign, followUp, now),
  };
}

function toPerson(sql: Sql, { when, afterHours }: FollowUp, row: Row): WatchedPerson {
  const id = int(row, 'id');
  const phone = text(row, 'phone');
  const status = text(row, 'status');
  const asked = { recipientId: id, profileId: text(row, 'profile_id'), phone };
  const since =
    when.kind === 'replied-yes' ? (findYes(sql, when, asked)?.at ?? null) : int(row, 'updated_at');
  const dueAt = status === DUE_STATUS[when.kind] && since !== null ? since + afterHours * HOUR_MS : null;
  return { id: String(id), phone, name: text(row, 'name'), status, dueAt };
}
