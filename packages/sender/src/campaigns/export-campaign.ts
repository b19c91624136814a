import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { readRecipients } from '../store/recipient-pages.ts';
import { reasonOf, type StoredRecipient } from '../store/recipients.ts';
import { everyRow } from '../tables/every-row.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';
import { requireCampaign } from './require.ts';
import { variantName } from './variant-name.ts';

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

/** The per-person table, written page by page. */
export function exportCampaign(
  core: Core,
  input: CommandInput<'campaigns.export'>,
): Promise<CommandOutput<'campaigns.export'>> {
  const { id, draft } = requireCampaign(core, input.campaignId);
  return writeTable(core, { name: draft.name, header: HEADER, rows: rows(core, id, draft) }, input.format);
}

function* rows(core: Core, campaignId: number, draft: CampaignDraft): Iterable<readonly Cell[]> {
  const read = (after: number | null, limit: number) =>
    readRecipients(core.sql, { campaignId, after: after ?? 0, limit, status: null, search: '' });
  for (const person of everyRow(read)) yield cells(person, draft);
}

function cells(person: StoredRecipient, draft: CampaignDraft): readonly Cell[] {
  return [
    person.phone,
    person.name,
    person.state.status,
    reasonOf(person.state),
    person.messageId,
    moment(person.sentAt),
    moment(person.deliveredAt),
    moment(person.readAt),
    moment(person.repliedAt),
    person.text,
    draft.message.media?.fileName ?? null,
    person.language,
    variantName(draft, person),
  ];
}

function moment(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
