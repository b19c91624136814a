import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { messageSources } from '@mywasender/campaigns/template/message-versions';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { audienceSql } from '../audience/audience-sql.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Sql } from '../store/sql.ts';
import { addPerson, type FoundPeople, queuedPeople } from './queued-people.ts';
import { textWriter } from './text-for.ts';

/**
 * Whose text would be longer than the message may be (with its file, if any), in any variant, with each person's own values and choices; `null` when the template cannot
 * be read. Only people whose values could make it that long are rendered, so that a million contacts cost one query. `now` in epoch ms.
 */
export function findLongTexts(sql: Sql, campaign: StoredCampaign, now: number): FoundPeople | null {
  const { message } = campaign.draft;
  const parsed = parseMessage(message);
  if (!parsed.ok) return null;
  const max = maxTextWith(message.media);
  const audience = audienceSql(sql, campaign.draft.audience, now);
  // A value has at most as many UTF-16 units as bytes in UTF-8, and so many as the row it is part of.
  const texts = messageSources(message);
  const params = {
    literal: Math.max(...texts.map((one) => one.length)),
    places: Math.max(...texts.map((one) => one.split('{{').length)),
    max,
  };
  const condition =
    ':literal + :places * (octet_length(c.fields) + octet_length(c.name) + octet_length(c.phone)) > :max';
  const write = textWriter(parsed.versions, campaign.id);
  const all = parsed.versions.map((_, version) => version);
  const found: FoundPeople = { people: 0, who: [] };
  for (const rows of queuedPeople(sql, audience, { condition, params }))
    for (const row of rows) if (write(row, all).some((one) => one.text.length > max)) addPerson(found, row);
  return found;
}
