import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { parseFields } from '../store/contacts.ts';
import { int, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

const BATCH = 5000;

/** Writes down the text and the zones of everybody who is queued. Belongs into the transaction that starts the campaign. */
export function freezeTexts(sql: Sql, campaignId: number, ast: TemplateAst): void {
  for (let after = 0; ; ) {
    const rows = sql.all(
      `SELECT r.id, r.contact_id, r.phone, r.name, c.fields FROM recipients r JOIN contacts c ON c.id = r.contact_id
       WHERE r.campaign_id = ? AND r.status = 'queued' AND r.id > ? ORDER BY r.id LIMIT ${BATCH}`,
      [campaignId, after],
    );
    for (const row of rows) {
      const phone = text(row, 'phone');
      const fields = { ...parseFields(text(row, 'fields')), name: text(row, 'name'), phone };
      const rendered = renderTemplate(ast, fields, `${campaignId}:${int(row, 'contact_id')}`);
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
