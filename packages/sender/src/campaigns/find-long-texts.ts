import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { messageSources } from '@mywasender/campaigns/template/message-versions';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { audienceSql } from '../audience/audience-sql.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { int, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { leftOutSql } from './freeze-audience.ts';
import { textWriter } from './text-for.ts';

const BATCH = 5000;
const NAMED = 3;

export interface LongTexts {
  readonly people: number;
  /** The first few, by name or else number. */
  readonly who: readonly string[];
}

/**
 * Whose text would be longer than the message may be (with its file, if any), in any variant, with each person's own values and choices; `null` when the template cannot
 * be read. Only people whose values could make it that long are rendered, so that a million contacts cost one query. `now` in epoch ms.
 */
export function findLongTexts(sql: Sql, campaign: StoredCampaign, now: number): LongTexts | null {
  const { message } = campaign.draft;
  const parsed = parseMessage(message);
  if (!parsed.ok) return null;
  const max = maxTextWith(message.media);
  const audience = audienceSql(sql, campaign.draft.audience, now);
  // A value has at most as many UTF-16 units as bytes in UTF-8, and so many as the row it is part of.
  const texts = messageSources(message);
  const bounds = {
    literal: Math.max(...texts.map((one) => one.length)),
    places: Math.max(...texts.map((one) => one.split('{{').length)),
    max,
  };
  const write = textWriter(parsed.versions, campaign.id);
  const all = parsed.versions.map((_, version) => version);
  const who: string[] = [];
  let people = 0;
  for (let after = 0; ; ) {
    const rows = sql.all(
      `SELECT c.id AS contact_id, c.phone, c.name, c.fields FROM contacts c
       WHERE ${audience.condition} AND (${leftOutSql(audience)}) IS NULL AND c.id > :after
         AND :literal + :places * (octet_length(c.fields) + octet_length(c.name) + octet_length(c.phone)) > :max
       ORDER BY c.id LIMIT ${BATCH}`,
      { ...audience.params, ...audience.excluded.params, ...bounds, after },
    );
    for (const row of rows) {
      if (write(row, all).every((one) => one.text.length <= max)) continue;
      people += 1;
      if (who.length < NAMED) who.push(text(row, 'name') || text(row, 'phone'));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { people, who };
    after = int(last, 'contact_id');
  }
}
