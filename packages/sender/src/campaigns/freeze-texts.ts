import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { MAX_TEXT } from '@mywasender/campaigns/template/lint-template';
import { AppError } from '@mywasender/contract/app-error';
import { int, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { textFor } from './text-for.ts';

const BATCH = 5000;

/**
 * Writes down the text and the zones of everybody who is queued. Belongs into the transaction that starts the campaign.
 * Throws `CAMPAIGN_NOT_READY` when a text is longer than `MAX_TEXT`: contacts may have changed since the check.
 */
export function freezeTexts(sql: Sql, campaignId: number, ast: TemplateAst): void {
  for (let after = 0; ; ) {
    const rows = sql.all(
      `SELECT r.id, r.contact_id, r.phone, r.name, c.fields FROM recipients r JOIN contacts c ON c.id = r.contact_id
       WHERE r.campaign_id = ? AND r.status = 'queued' AND r.id > ? ORDER BY r.id LIMIT ${BATCH}`,
      [campaignId, after],
    );
    for (const row of rows) {
      const rendered = textFor(ast, campaignId, row);
      if (rendered.length > MAX_TEXT) throw new AppError('CAMPAIGN_NOT_READY', { problems: 'length' });
      const phone = text(row, 'phone');
      const zones = isE164(phone) ? zonesOfPhone(phone) : ['UTC'];
      sql.run('UPDATE recipients SET text = ?, zones = ? WHERE id = ?', [
        rendered,
        zones.join(','),
        int(row, 'id'),
      ]);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = int(last, 'id');
  }
}
