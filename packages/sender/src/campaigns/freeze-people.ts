import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { AppError } from '@mywasender/contract/app-error';
import { int, type Row, text, textOrNull } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { textFor } from './text-for.ts';

export interface FreezeInto {
  readonly campaignId: number;
  readonly profileId: string;
  readonly ast: TemplateAst;
  /** Most UTF-16 units of a text. */
  readonly maxText: number;
  /** epoch ms */
  readonly at: number;
}

/** `people` is a JSON list of `[contact_id, zones, known, reason, text]`. */
const INSERT = `INSERT INTO recipients
  (campaign_id, profile_id, contact_id, phone, name, zones, known, status, reason, text, updated_at)
  SELECT :campaignId, :profileId, c.id, c.phone, c.name, p.value ->> 1, p.value ->> 2,
    iif(p.value ->> 3 IS NULL, 'queued', 'skipped'), p.value ->> 3, p.value ->> 4, :at
  FROM json_each(:people) p CROSS JOIN contacts c ON c.id = p.value ->> 0`;

/**
 * Writes people down as recipients: who is queued with text and zones, who is left out with the reason. Each row has
 * `contact_id`, `phone`, `name`, `fields`, `known` and `reason` (`NULL`: queued). One statement for all: a call of its
 * own costs a person a quarter more, and adding text and zones later builds each row and its place in the queue twice.
 * Throws `CAMPAIGN_NOT_READY` when a text is longer than `maxText`: contacts may have changed since the check.
 */
export function freezePeople(
  sql: Sql,
  rows: readonly Row[],
  { campaignId, profileId, ast, maxText, at }: FreezeInto,
): void {
  const people = rows.map((row) => {
    const reason = textOrNull(row, 'reason');
    const contactId = int(row, 'contact_id');
    const known = int(row, 'known');
    if (reason !== null) return [contactId, '', known, reason, null];
    const rendered = textFor(ast, campaignId, row);
    if (rendered.length > maxText) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'length' });
    return [contactId, zonesFor(text(row, 'phone')), known, null, rendered];
  });
  sql.run(INSERT, { campaignId, profileId, at, people: JSON.stringify(people) });
}

function zonesFor(phone: string): string {
  return (isE164(phone) ? zonesOfPhone(phone) : ['UTC']).join(',');
}
