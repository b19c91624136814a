import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { ChosenTranslation } from '@mywasender/campaigns/template/choose-translation';
import { AppError } from '@mywasender/contract/app-error';
import { int, type Row, text, textOrNull } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

export interface FreezeInto {
  readonly campaignId: number;
  readonly profileIds: readonly string[];
  /** Which of them is for the next person whom none knows. */
  readonly deal: () => number;
  /** A text for each of these versions of the message; `parameters` of an approved template that is sent instead. */
  readonly write: (
    row: Row,
    which: readonly number[],
  ) => readonly (ChosenTranslation<string> & { readonly parameters?: readonly string[] })[];
  /** Which variant somebody gets; `undecided`: all are written and one is chosen later. Absent: there are none. */
  readonly variantOf?: (contactId: number) => number | 'undecided';
  /** How many there are. */
  readonly variants?: number;
  /** Most UTF-16 units of a text. */
  readonly maxText: number;
  /** epoch ms */
  readonly at: number;
}

/** `people` is a JSON list of `[contact_id, zones, known, reason, profile_id, text, language, variant, candidates, parameters]`; the end may be cut. */
const INSERT = `INSERT INTO recipients
  (campaign_id, profile_id, contact_id, phone, name, zones, known, status, reason, text, language, variant,
    candidates, undecided, parameters, updated_at)
  SELECT :campaignId, p.value ->> 4, c.id, c.phone, c.name, p.value ->> 1, p.value ->> 2,
    iif(p.value ->> 3 IS NULL, 'queued', 'skipped'), p.value ->> 3, p.value ->> 5,
    p.value ->> 6, p.value ->> 7, nullif(p.value -> 8, 'null'), p.value ->> 8 IS NOT NULL,
    p.value ->> 9, :at
  FROM json_each(:people) p CROSS JOIN contacts c ON c.id = p.value ->> 0`;

/**
 * Writes people down as recipients: who is queued with text and zones, who is left out with the reason. Each row has
 * `contact_id`, `phone`, `name`, `fields`, `reason` (`NULL`: queued), and the profiles `known_home` and `writer`. One statement for all: a call of its
 * own costs a person a quarter more, and adding text and zones later builds each row and its place in the queue twice.
 * Throws `CAMPAIGN_NOT_READY` when a text is longer than `maxText`: contacts may have changed since the check.
 */
export function freezePeople(sql: Sql, rows: readonly Row[], into: FreezeInto): void {
  const { campaignId, profileIds, deal, at } = into;
  const people = rows.map((row) => {
    const reason = textOrNull(row, 'reason');
    const contactId = int(row, 'contact_id');
    const home = textOrNull(row, 'known_home');
    const known = home === null ? 0 : 1;
    const writer = home ?? textOrNull(row, 'writer');
    // Who is left out takes no place from who is written to: nobody is dealt out for them.
    if (reason !== null) {
      const anyone = profileIds[contactId % profileIds.length];
      return [contactId, '', known, reason, writer ?? anyone];
    }
    const profileId = writer ?? profileIds[deal()];
    return [
      contactId,
      zonesFor(text(row, 'phone')),
      known,
      null,
      profileId,
      ...textsOf(row, contactId, into),
    ];
  });
  sql.run(INSERT, { campaignId, at, people: JSON.stringify(people) });
}

const PLAIN = [0];

/** The end of a person's entry, from `text` on. */
function textsOf(
  row: Row,
  contactId: number,
  { write, variantOf, variants = 0, maxText }: FreezeInto,
): unknown[] {
  const variant = variantOf?.(contactId);
  const which = variant === 'undecided' ? Array.from({ length: variants }, (_, one) => one) : [variant ?? 0];
  const texts = write(row, variant === undefined ? PLAIN : which);
  for (const one of texts) {
    if (one.text.length > maxText) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'length' });
  }
  if (variant === 'undecided') return [null, null, null, texts];
  const [only] = texts;
  if (only === undefined) throw new RangeError('a person without a text');
  if (only.parameters !== undefined) return [only.text, only.language, null, null, only.parameters];
  if (variant !== undefined) return [only.text, only.language, variant];
  return only.language === null ? [only.text] : [only.text, only.language];
}

function zonesFor(phone: string): string {
  return (isE164(phone) ? zonesOfPhone(phone) : ['UTC']).join(',');
}
