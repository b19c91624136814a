import { MAX_TEXT } from '@mywasender/campaigns/template/lint-template';
import { expect, it } from 'vitest';
import type { Row } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { freezePeople } from './freeze-people.ts';

it('refuses a text that grew too long after the check, before it is written', () => {
  const written: string[] = [];
  const sql: Sql = {
    all: () => [],
    get: () => undefined,
    run: (statement) => {
      written.push(statement);
      return { changes: 1, id: 1 };
    },
    exec: () => undefined,
    written: () => 0,
    transaction: (work) => work(),
  };
  const row = {
    contact_id: 7,
    phone: '+4915110000000',
    name: 'Ada',
    fields: '{}',
    known_home: null,
    writer: null,
  };
  const write = () => [{ language: null, text: 'x'.repeat(4097) }];
  const into = { campaignId: 1, profileIds: ['p'], deal: () => 0, write, maxText: MAX_TEXT, at: 1 };
  expect(() => freezePeople(sql, [{ ...row, reason: null }], into)).toThrow(
    expect.objectContaining({ code: 'CAMPAIGN_NOT_READY', params: { problems: 'length' } }),
  );
  expect(written).toEqual([]);
});

it('gives who is queued a text, zones and a profile, and who is left out the reason alone', () => {
  const values: unknown[] = [];
  const sql: Sql = {
    all: () => [],
    get: () => undefined,
    run: (_statement, params) => {
      values.push(params);
      return { changes: 1, id: 1 };
    },
    exec: () => undefined,
    written: () => 0,
    transaction: (work) => work(),
  };
  const row = { phone: '+4915110000000', name: 'Ada', fields: '{}' };
  const rows = [
    { ...row, contact_id: 6, known_home: null, writer: null, reason: 'suppressed' },
    { ...row, contact_id: 7, known_home: 'b', writer: 'a', reason: 'no-consent' },
    { ...row, contact_id: 8, known_home: 'a', writer: 'b', reason: null },
    { ...row, contact_id: 9, known_home: null, writer: 'a', reason: null },
    { ...row, contact_id: 10, known_home: null, writer: null, reason: null },
  ];
  const write = ({ contact_id }: Row) => [
    contact_id === 8 ? { language: null, text: 'Hi' } : { language: 'pt', text: 'Oi' },
  ];
  const into = { campaignId: 1, profileIds: ['a', 'b'], deal: () => 1, write, maxText: 2, at: 5 };
  freezePeople(sql, rows, into);
  const people = JSON.stringify([
    [6, '', 0, 'suppressed', 'a'],
    [7, '', 1, 'no-consent', 'b'],
    [8, 'Europe/Berlin', 1, null, 'a', 'Hi'],
    [9, 'Europe/Berlin', 0, null, 'a', 'Oi', 'pt'],
    [10, 'Europe/Berlin', 0, null, 'b', 'Oi', 'pt'],
  ]);
  expect(values).toEqual([{ campaignId: 1, at: 5, people }]);
});
