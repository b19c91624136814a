import { fillApproved } from '@mywasender/campaigns/template/approved-template';
import {
  type ReadSlot,
  readSlots,
  valueProblem,
  valueText,
} from '@mywasender/campaigns/template/approved-values';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { findTemplate } from '@mywasender/campaigns/template/fit-template';
import { AppError } from '@mywasender/contract/app-error';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { FreezeInto } from '../campaigns/freeze-people.ts';
import { textWriter } from '../campaigns/text-for.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { storedTemplates } from '../store/cloud-templates.ts';
import type { Row } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** An approved template with what goes into it, ready to be filled for each person. */
interface ApprovedMessage {
  readonly body: string;
  readonly slots: readonly ReadSlot[];
}

/** As the first profile knows it: the check sees to it that all know the same. `undefined` for a campaign without one. Throws `CAMPAIGN_NOT_READY` when the template is not there any more. */
function approvedMessage(sql: Sql, draft: CampaignDraft): ApprovedMessage | undefined {
  const { template } = draft.message;
  if (template === undefined) return undefined;
  const known = findTemplate(storedTemplates(sql, draft.profileIds[0] ?? '')?.templates ?? [], template);
  const slots = readSlots(template);
  if (known === undefined || slots === null) throw notReady();
  return { body: known.body, slots };
}

function notReady(): AppError {
  return new AppError('CAMPAIGN_NOT_READY', { problems: 'approved' });
}

/** Gives the values of one person in the order of the slots; `row` as for `textWriter`. */
export function valuesWriter(slots: readonly ReadSlot[], campaignId: number): (row: Row) => string[] {
  const texts = slots.map(({ ast }) => ({ text: ast }));
  const write = textWriter(texts, campaignId);
  const all = [...slots.keys()];
  return (row) => {
    const written = write(row, all);
    return slots.map(({ kind }, at) => valueText(kind, written[at]?.text ?? ''));
  };
}

/** Gives what one person reads, and the values that make it so. Throws `CAMPAIGN_NOT_READY` for a value Meta would refuse: contacts may have changed since the check. */
function approvedWriter({ body, slots }: ApprovedMessage, campaignId: number) {
  const valuesOf = valuesWriter(slots, campaignId);
  return (row: Row) => {
    const values = valuesOf(row);
    const filled = slots.map(({ kind, name }, at) => ({ kind, name, text: values[at] ?? '' }));
    if (filled.some(({ kind, text }) => valueProblem(kind, text) !== null)) throw notReady();
    const ofBody = filled.filter(({ kind }) => kind === 'body');
    return [{ language: null, text: fillApproved(body, ofBody), parameters: values }];
  };
}

/**
 * Gives what each person gets in this campaign: the text of each version, or what an approved template makes.
 * Throws `CAMPAIGN_NOT_READY` when the template is not there any more; what it gives throws it for values Meta would refuse.
 */
export function messageWriter(
  sql: Sql,
  { id, draft }: Pick<StoredCampaign, 'id' | 'draft'>,
  versions: readonly Translated<TemplateAst>[],
): FreezeInto['write'] {
  const approved = approvedMessage(sql, draft);
  return approved === undefined ? textWriter(versions, id) : approvedWriter(approved, id);
}
