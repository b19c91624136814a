import { expect, it } from 'vitest';
import type { Sql } from '../store/sql.ts';
import { freezeTexts } from './freeze-texts.ts';

it('refuses a text that grew too long after the check, before it is written', () => {
  const written: string[] = [];
  const sql: Sql = {
    all: () => [{ id: 1, contact_id: 7, phone: '+4915110000000', name: 'x'.repeat(4097), fields: '{}' }],
    get: () => undefined,
    run: (statement) => {
      written.push(statement);
      return { changes: 1, id: 1 };
    },
    exec: () => undefined,
    transaction: (work) => work(),
  };
  expect(() => freezeTexts(sql, 1, [{ kind: 'field', name: 'name', fallback: '' }])).toThrow(
    expect.objectContaining({ code: 'CAMPAIGN_NOT_READY', params: { problems: 'length' } }),
  );
  expect(written).toEqual([]);
});
