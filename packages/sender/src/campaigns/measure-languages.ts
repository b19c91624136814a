import { translationChooser } from '@mywasender/campaigns/template/choose-translation';
import { messageVersions } from '@mywasender/campaigns/template/message-versions';
import type { CampaignCheck, CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { int, text } from '../store/row.ts';
import { queuedSql } from './freeze-audience.ts';

type Languages = NonNullable<CampaignCheck['audience']['languages']>;

/** How many people would get which translation, the original first; `null` for a message in one language. */
export function measureLanguages(core: Core, { audience: who, message }: CampaignDraft): Languages | null {
  // Variants have the same languages: where one lacks one, the check of the message says so.
  const [version = message] = messageVersions(message);
  const { translations = [] } = version;
  if (translations.length === 0) return null;
  const choose = translationChooser(version);
  const people = new Map<string | null, number>();
  for (const language of [null, ...translations.map((one) => one.language)]) people.set(language, 0);
  const { condition, params } = queuedSql(audienceSql(core.sql, who, core.deps.clock.now()));
  const rows = core.sql.all(
    `SELECT coalesce(c.fields ->> '$.language', '') AS language, count(*) AS people FROM contacts c
     WHERE ${condition} GROUP BY 1`,
    params,
  );
  for (const row of rows) {
    const { language } = choose(text(row, 'language'));
    people.set(language, (people.get(language) ?? 0) + int(row, 'people'));
  }
  return [...people].map(([language, count]) => ({ language, people: count }));
}
