import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { audienceSql } from '../audience/audience-sql.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { int, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { leftOutSql } from './freeze-audience.ts';
import { textFor } from './text-for.ts';

const BATCH = 5000;
const NAMED = 3;

export interface LongTexts {
  readonly people: number;
  /** The first few, by name or else number. */
  readonly who: readonly string[];
}

/**
 * Whose text would be longer than the message may be (with its file, if any), with each person's own values and choices; `null` when the template cannot
 * be read. Only people whose values could make it that long are rendered, so that a million contacts cost one query. `now` in epoch ms.
 */
export function findLongTexts(sql: Sql, campaign: StoredCampaign, now: number): LongTexts | null {
  const { message } = campaign.draft;
  const parsed = parseTemplate(message.text);
  if (!parsed.ok) return null;
  const max = maxTextWith(message.media);
  const audience = audienceSql(sql, campaign.draft.audience, now);
  // A value has at most as many UTF-16 units as bytes in UTF-8, and so many as the row it is part of.
  const bounds = { literal: message.text.length, places: message.text.split('{{').length, max };
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
      if (textFor(parsed.ast, campaign.id, row).length <= max) continue;
      people += 1;
      if (who.length < NAMED) who.push(text(row, 'name') || text(row, 'phone'));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { people, who };
    after = int(last, 'contact_id');
  }
}
