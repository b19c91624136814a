import { DatabaseSync } from 'node:sqlite';
import { isInSegment, type SegmentPerson } from '@mywasender/campaigns/segment/is-in-segment';
import type { SegmentCondition, SegmentRules } from '@mywasender/contract/models/segment';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../store/migrations.ts';
import { segmentSql } from './segment-sql.ts';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

const word = fc.constantFrom(
  '',
  'a',
  'A',
  'ab',
  'Ä',
  '12',
  '-3.5',
  '007',
  '2026-01-02',
  "'; --",
  '%',
  '"',
  '😀',
);
const field = fc.constantFrom('city', 'age', 'x\'"]', '$.a', 'no\\pe');
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03');
const when = fc.constantFrom(NOW, NOW - DAY, NOW - 2 * DAY, NOW - 9 * DAY);
const not = fc.boolean();
const textOp = fc.constantFrom('equals' as const, 'contains' as const, 'empty' as const);
const dayOp = fc.constantFrom('before' as const, 'after' as const);
const within = fc.constantFrom(1, 5);
const kind = <const K extends string>(value: K) => fc.constant(value);

const condition: fc.Arbitrary<SegmentCondition> = fc.oneof(
  fc.record({ kind: kind('field'), field, op: textOp, value: word, not }),
  fc.record({
    kind: kind('field-number'),
    field,
    op: fc.constantFrom('above' as const, 'below' as const),
    value: fc.constantFrom(-4, 0, 12, 12.5),
    not,
  }),
  fc.record({ kind: kind('field-date'), field, op: dayOp, value: day, not }),
  fc.record({ kind: kind('name'), op: textOp, value: word, not }),
  fc.record({ kind: kind('country'), value: fc.constantFrom('DE', 'IN'), not }),
  fc.record({ kind: kind('phone-prefix'), value: fc.constantFrom('+4', '+49', '+91'), not }),
  fc.record({ kind: kind('list'), listId: fc.constantFrom('1', '2', '3'), not }),
  fc.record({ kind: kind('tag'), value: fc.constantFrom('vip', 'VIP', 'x'), not }),
  fc.record({ kind: kind('consent'), not }),
  fc.record({ kind: kind('consent-source'), op: textOp, value: word, not }),
  fc.record({ kind: kind('consent-date'), op: dayOp, value: day, not }),
  fc.record({ kind: kind('created'), op: dayOp, value: when, not }),
  fc.record({
    kind: kind('message'),
    what: fc.constantFrom(
      'got' as const,
      'delivered' as const,
      'read' as const,
      'not-read' as const,
      'replied' as const,
    ),
    campaignId: fc.constantFrom('1', '2', null),
    withinDays: fc.option(within),
    not,
  }),
  fc.record({ kind: kind('wrote'), withinDays: within, not }),
);
const group = <T>(item: fc.Arbitrary<T>) =>
  fc.record({
    match: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(item, { minLength: 1, maxLength: 3 }),
  });
const rules: fc.Arbitrary<SegmentRules> = group(
  fc.oneof(condition, group(fc.oneof(condition, group(condition)))),
);

const person: fc.Arbitrary<Omit<SegmentPerson, 'phone'>> = fc.record({
  name: word,
  country: fc.constantFrom('DE', 'IN'),
  fields: fc.dictionary(field, word),
  listIds: fc.subarray(['1', '2']),
  tags: fc.subarray(['Vip', 'y']),
  consent: fc.option(fc.record({ source: word, date: day })),
  createdAt: when,
  lastInboundAt: fc.option(when),
  optedOut: fc.boolean(),
  messages: fc.uniqueArray(
    fc.record({
      campaignId: fc.constantFrom('1', '2'),
      at: when,
      delivered: fc.boolean(),
      read: fc.boolean(),
      replied: fc.boolean(),
    }),
    { selector: ({ campaignId }) => campaignId },
  ),
});

function freshDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  migrate(database, 0);
  return database;
}

function insert(database: DatabaseSync, one: SegmentPerson): number {
  const run = (sql: string, ...params: (string | number | null)[]) =>
    Number(database.prepare(sql).run(...params).lastInsertRowid);
  const consent =
    one.consent === null
      ? null
      : run(
          `INSERT INTO consent_records (id, source, date, method, attested_by, recorded_at)
           SELECT coalesce(max(id), 0) + 1, ?, ?, 'm', 'a', 1 FROM consent_records`,
          one.consent.source,
          one.consent.date,
        );
  const id = run(
    `INSERT INTO contacts (phone, phone_hash, country, name, fields, consent_id, last_inbound_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    one.phone,
    one.phone,
    one.country,
    one.name,
    JSON.stringify(one.fields),
    consent,
    one.lastInboundAt,
    one.createdAt,
  );
  for (const list of one.listIds) run('INSERT INTO list_members VALUES (?, ?)', Number(list), id);
  for (const tag of one.tags) run('INSERT INTO contact_tags VALUES (?, ?)', id, tag);
  if (one.optedOut)
    run(
      `INSERT INTO suppressions (phone_hash, source, note, created_at) VALUES (?, 'manual', '', 1)`,
      one.phone,
    );
  for (const message of one.messages)
    run(
      `INSERT INTO recipients (campaign_id, phone, name, zones, known, status, sent_at, delivered_at, read_at, replied_at, updated_at)
       VALUES (?, ?, '', '', 0, 'sent', ?, ?, ?, ?, 1)`,
      Number(message.campaignId),
      one.phone,
      message.at,
      message.delivered ? 1 : null,
      message.read ? 1 : null,
      message.replied ? 1 : null,
    );
  return id;
}

function select(database: DatabaseSync, wanted: SegmentRules): number[] {
  const params: Record<string, string | number> = {};
  const bind = (value: string | number) => {
    const name = `p${Object.keys(params).length}`;
    params[name] = value;
    return `:${name}`;
  };
  const where = segmentSql(wanted, bind, NOW);
  return database
    .prepare(`SELECT c.id FROM contacts c WHERE ${where} ORDER BY c.id`)
    .all(params)
    .map((row) => Number(row.id));
}

test('SQL selects exactly the people the plain rules select', () => {
  const database = freshDatabase();
  const check = fc.property(
    fc.array(person, { minLength: 1, maxLength: 6 }),
    fc.array(rules, { minLength: 1, maxLength: 8 }),
    (people, segments) => {
      database.exec('BEGIN');
      try {
        const stored = people.map((entry, index) => {
          const one = { ...entry, phone: `+${index % 2 === 0 ? 49 : 91}${1_000_000 + index}` };
          return { one, id: insert(database, one) };
        });
        for (const wanted of segments) {
          const expected = stored.filter(({ one }) => isInSegment(wanted, one, NOW)).map(({ id }) => id);
          expect(select(database, wanted)).toEqual(expected);
        }
      } finally {
        database.exec('ROLLBACK');
      }
    },
  );
  fc.assert(check, { numRuns: 300 });
});

test.each(["'; DROP TABLE contacts; --", "x' OR '1'='1", ':p0', '%_', '\\', '"]}'])(
  '%s is only ever a value',
  (hostile) => {
    const database = freshDatabase();
    const base = { country: 'DE', tags: [], listIds: [], consent: null, createdAt: 1, lastInboundAt: null };
    const rest = { ...base, optedOut: false, messages: [] };
    const hit = insert(database, { ...rest, phone: '+491', name: hostile, fields: { [hostile]: hostile } });
    insert(database, { ...rest, phone: '+492', name: 'Ada', fields: { city: 'Graz' } });
    const name = { kind: 'name', op: 'equals', value: hostile } as const;
    const inField = { kind: 'field', field: hostile, op: 'contains', value: hostile } as const;
    expect(select(database, { match: 'all', of: [name, inField] })).toEqual([hit]);
  },
);
