import { fillApproved, parameterText } from '@mywasender/campaigns/template/approved-template';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
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
  readonly parameters: readonly { readonly name: string; readonly ast: TemplateAst }[];
}

/** As the first profile knows it: the check sees to it that all know the same. `undefined` for a campaign without one. Throws `CAMPAIGN_NOT_READY` when the template is not there any more. */
function approvedMessage(sql: Sql, draft: CampaignDraft): ApprovedMessage | undefined {
  const { template } = draft.message;
  if (template === undefined) return undefined;
  const known = storedTemplates(sql, draft.profileIds[0] ?? '')?.templates.find(
    ({ name, language }) => name === template.name && language === template.language,
  );
  if (known === undefined) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'approved' });
  return {
    body: known.body,
    parameters: template.parameters.map(({ name, text }) => {
      const parsed = parseTemplate(text);
      if (!parsed.ok) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'approved' });
      return { name, ast: parsed.ast };
    }),
  };
}

/** Gives what one person reads, and the values that make it so; `row` as for `textWriter`. */
function approvedWriter({ body, parameters }: ApprovedMessage, campaignId: number) {
  const writers = parameters.map(({ name, ast }) => ({
    name,
    write: textWriter([{ text: ast }], campaignId),
  }));
  return (row: Row) => {
    const filled = writers.map(({ name, write }) => ({
      name,
      text: parameterText(write(row, [0])[0]?.text ?? ''),
    }));
    return [{ language: null, text: fillApproved(body, filled), parameters: filled.map(({ text }) => text) }];
  };
}

/**
 * Gives what each person gets in this campaign: the text of each version, or what an approved template makes.
 * Throws `CAMPAIGN_NOT_READY` when the template is not there any more.
 */
export function messageWriter(
  sql: Sql,
  { id, draft }: Pick<StoredCampaign, 'id' | 'draft'>,
  versions: readonly Translated<TemplateAst>[],
): FreezeInto['write'] {
  const approved = approvedMessage(sql, draft);
  return approved === undefined ? textWriter(versions, id) : approvedWriter(approved, id);
}
