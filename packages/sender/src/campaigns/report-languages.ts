import { messageVersions } from '@mywasender/campaigns/template/message-versions';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { int, textOrNull } from '../store/row.ts';

type Languages = NonNullable<CampaignReport['languages']>;

/** What became of the people by the language they were written to in; `null` for a message in one language. */
export function reportLanguages(core: Core, { id, draft }: StoredCampaign): Languages | null {
  const translated = messageVersions(draft.message).some(({ translations = [] }) => translations.length > 0);
  if (!translated) return null;
  return core.sql
    .all(
      `SELECT language, count(sent_at) AS sent, count(read_at) AS read, count(replied_at) AS replied,
         count(opted_out_at) AS opted_out FROM recipients
       WHERE campaign_id = ? AND text IS NOT NULL GROUP BY language ORDER BY sent DESC, language`,
      [id],
    )
    .map((row) => ({
      language: textOrNull(row, 'language'),
      sent: int(row, 'sent'),
      read: int(row, 'read'),
      replied: int(row, 'replied'),
      optedOut: int(row, 'opted_out'),
    }));
}
