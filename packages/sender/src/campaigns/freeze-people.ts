import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { ChosenTranslation } from '@mywasender/campaigns/template/choose-translation';
import { MAX_TEXT } from '@mywasender/campaigns/template/lint-template';
import { AppError } from '@mywasender/contract/app-error';
import { int, type Row, text, textOrNull } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

export interface FreezeInto {
  readonly campaignId: number;
  readonly profileId: string;
  /** `parameters` of an approved template that is sent in place of the text. */
  readonly write: (row: Row) => ChosenTranslation<string> & { readonly parameters?: readonly string[] };
  /** epoch ms */
  readonly at: number;
}

/** `people` is a JSON list of `[contact_id, zones, known, reason, text, language, parameters]`. */
const INSERT = `INSERT INTO recipients
  (campaign_id, profile_id, contact_id, phone, name, zones, known, status, reason, text, language, parameters,
   updated_at)
  SELECT :campaignId, :profileId, c.id, c.phone, c.name, p.value ->> 1, p.value ->> 2,
    iif(p.value ->> 3 IS NULL, 'queued', 'skipped'), p.value ->> 3, p.value ->> 4,
    p.value ->> 5, p.value ->> 6, :at
  FROM json_each(:people) p CROSS JOIN contacts c ON c.id = p.value ->> 0`;

/**
 * Writes people down as recipients: who is queued with text and zones, who is left out with the reason. Each row has
 * `contact_id`, `phone`, `name`, `fields`, `known` and `reason` (`NULL`: queued). One statement for all: a call of its
 * own costs a person a quarter more, and adding text and zones later builds each row and its place in the queue twice.
 * Throws `CAMPAIGN_NOT_READY` when a text is longer than `MAX_TEXT`: contacts may have changed since the check.
 */
export function freezePeople(
  sql: Sql,
  rows: readonly Row[],
  { campaignId, profileId, write, at }: FreezeInto,
): void {
  const people = rows.map((row) => {
    const reason = textOrNull(row, 'reason');
    const contactId = int(row, 'contact_id');
    const known = int(row, 'known');
    if (reason !== null) return [contactId, '', known, reason, null];
    const { text: rendered, language, parameters } = write(row);
    if (rendered.length > MAX_TEXT) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'length' });
    const person = [contactId, zonesFor(text(row, 'phone')), known, null, rendered];
    if (parameters !== undefined) return [...person, language, parameters];
    return language === null ? person : [...person, language];
  });
  sql.run(INSERT, { campaignId, profileId, at, people: JSON.stringify(people) });
}

function zonesFor(phone: string): string {
  return (isE164(phone) ? zonesOfPhone(phone) : ['UTC']).join(',');
}
