import { DUE_STATUS } from '@mywasender/campaigns/follow-up';
import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { AppError } from '@mywasender/contract/app-error';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { audienceSql } from '../audience/audience-sql.ts';
import { leftOutSql } from '../campaigns/freeze-audience.ts';
import { freezePeople } from '../campaigns/freeze-people.ts';
import { homeParams, KNOWN_HOME_SQL } from '../campaigns/home-sql.ts';
import { messageWriter } from '../cloud/approved-message.ts';
import type { Core } from '../core.ts';
import { announceCampaign } from '../runner/announce.ts';
import { type StoredCampaign, setCampaignStatus } from '../store/campaigns.ts';
import { int, type Row, text } from '../store/row.ts';
import { candidatesSql } from './candidates-sql.ts';
import { findYes } from './find-yes.ts';
import { nextLook } from './watch-campaign.ts';
import { HOUR_MS } from './watch-sql.ts';

const BATCH = 1000;

/**
 * Writes down who has become due for a running follow-up, with the text each will get, once each: the same rules as at the
 * start of any campaign. Costs nothing until the next person can be due.
 */
export function joinDue(core: Core, campaign: StoredCampaign, now: number): void {
  const { followUp } = campaign.draft.audience;
  if (followUp === undefined || now < (core.memory.joinAt.get(campaign.id) ?? 0)) return;
  try {
    const joined = campaign.draft.profileIds.filter((profileId) =>
      joinFrom(core, campaign, followUp, profileId, now),
    );
    core.memory.joinAt.set(campaign.id, nextLook(core.sql, campaign, followUp, now) ?? Infinity);
    if (joined.length > 0) announceCampaign(core, campaign.id);
    for (const profileId of joined) core.wake(profileId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CAMPAIGN_NOT_READY') throw error;
    core.deps.log.error({ err: error, campaign: campaign.id }, 'nobody can join a follow-up');
    halt(core, campaign, String(error.params.problems ?? ''), now);
  }
}

/** Whether anybody joined. */
function joinFrom(
  core: Core,
  campaign: StoredCampaign,
  followUp: FollowUp,
  profileId: string,
  now: number,
): boolean {
  const parsed = parseMessage(campaign.draft.message);
  if (!parsed.ok) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'template' });
  const write = messageWriter(core.sql, campaign, parsed.versions);
  const maxText = maxTextWith(campaign.draft.message.media);
  const audience = audienceSql(core.sql, campaign.draft.audience, now);
  const { from, params } = candidatesSql(core.sql, campaign, followUp, now);
  let any = false;
  for (let after = 0; ; ) {
    const rows = core.sql.all(
      `SELECT r.id AS source_id, c.id AS contact_id, c.phone, c.name, c.fields, ${leftOutSql(audience)} AS reason,
         ${KNOWN_HOME_SQL} AS known_home, :profile AS writer ${from}
         AND r.profile_id = :profile AND r.id > :after
         AND r.status = '${DUE_STATUS[followUp.when.kind]}' AND r.updated_at <= :dueBefore
       ORDER BY r.id LIMIT ${BATCH}`,
      {
        ...params,
        ...audience.excluded.params,
        profile: profileId,
        ...homeParams([profileId], now),
        dueBefore: now - followUp.afterHours * HOUR_MS,
        after,
      },
    );
    const due = rows.flatMap((row) => answered(core, followUp, profileId, row, now));
    if (due.length > 0)
      join(core, campaign.id, due, { profileIds: [profileId], deal: () => 0, write, maxText, at: now });
    any ||= due.length > 0;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return any;
    after = int(last, 'source_id');
  }
}

interface Due {
  readonly row: Row;
  readonly answersTo: number | null;
}

/** The person, unless a yes is asked for and was not said, or not long enough ago. */
function answered(core: Core, followUp: FollowUp, profileId: string, row: Row, now: number): readonly Due[] {
  if (followUp.when.kind !== 'replied-yes') return [{ row, answersTo: null }];
  const asked = { recipientId: int(row, 'source_id'), profileId, phone: text(row, 'phone') };
  const yes = findYes(core.sql, followUp.when, asked);
  if (yes === null || yes.at + followUp.afterHours * HOUR_MS > now) return [];
  return [{ row, answersTo: yes.answersTo }];
}

type JoinInto = Omit<Parameters<typeof freezePeople>[2], 'campaignId'>;

function join(core: Core, campaignId: number, due: readonly Due[], into: JoinInto): void {
  core.sql.transaction(() => {
    const before = core.sql.get('SELECT coalesce(max(id), 0) AS id FROM recipients', []);
    freezePeople(
      core.sql,
      due.map(({ row }) => row),
      { campaignId, ...into },
    );
    core.sql.run(
      `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
       SELECT id, ?, NULL, status, coalesce(reason, 'joined') FROM recipients WHERE campaign_id = ? AND id > ? ORDER BY id`,
      [into.at, campaignId, before === undefined ? 0 : int(before, 'id')],
    );
    for (const { row, answersTo } of due) {
      if (answersTo === null) continue;
      core.sql.run('UPDATE recipients SET answers_to = ? WHERE campaign_id = ? AND phone = ?', [
        answersTo,
        campaignId,
        text(row, 'phone'),
      ]);
    }
  });
}

function halt(core: Core, campaign: StoredCampaign, detail: string, at: number): void {
  setCampaignStatus(core.sql, campaign.id, { status: 'paused', reason: 'error', at, detail });
  announceCampaign(core, campaign.id);
}
