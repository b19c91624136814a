import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { csvLine } from '../csv/csv-line.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { pageRecipients } from '../store/recipient-pages.ts';
import { reasonOf, type StoredRecipient } from '../store/recipients.ts';
import { requireCampaign } from './require.ts';
import { variantName } from './variant-name.ts';

const PAGE = 2000;
const HEADER = [
  'phone',
  'name',
  'status',
  'reason',
  'message_id',
  'sent_at',
  'delivered_at',
  'read_at',
  'replied_at',
  'text',
  'file',
  'language',
  'variant',
];

/** The per-person table as CSV, written page by page. Cells that would run as a formula are defused. */
export async function exportCampaign(
  core: Core,
  input: { readonly campaignId: string },
): Promise<CommandOutput<'campaigns.export'>> {
  const campaign = requireCampaign(core, input.campaignId);
  const safeName = campaign.draft.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const name = `${safeName || 'campaign'}.csv`;
  const { token, path } = core.files.reserve(name);
  await pipeline(Readable.from(lines(core, campaign)), createWriteStream(path, { mode: 0o600 }));
  return { file: token, name };
}

function* lines(core: Core, { id: campaignId, draft }: StoredCampaign): Iterable<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  for (let after = 0; ; ) {
    const { items } = pageRecipients(core.sql, { campaignId, after, limit: PAGE, status: null, search: '' });
    yield items.map((item) => csvLine(cells(item, draft))).join('');
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return;
    after = last.id;
  }
}

function cells(person: StoredRecipient, draft: CampaignDraft): readonly (string | null)[] {
  return [
    person.phone,
    person.name,
    person.state.status,
    reasonOf(person.state),
    person.messageId,
    iso(person.sentAt),
    iso(person.deliveredAt),
    iso(person.readAt),
    iso(person.repliedAt),
    person.text,
    draft.message.media?.fileName ?? null,
    person.language,
    variantName(draft, person),
  ];
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
