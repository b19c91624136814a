import { expect, it } from 'vitest';
import { judgeMigrations } from './check-migrations.ts';

const wanted = [
  { name: '1_first', checksum: 'a' },
  { name: '2_second', checksum: 'b' },
];
const all = wanted.map((migration) => ({ ...migration, finished: true }));
const [first = { name: '', checksum: '', finished: true }, second = first] = all;

it.each([
  { what: 'all there', applied: all, before: 'ok', live: 'ok' },
  { what: 'one to come', applied: [first], before: 'warn', live: 'fail' },
  { what: 'an empty database', applied: [], before: 'warn', live: 'fail' },
  { what: 'half-way', applied: [first, { ...second, finished: false }], before: 'fail', live: 'fail' },
  {
    what: 'changed afterwards',
    applied: [first, { ...second, checksum: 'x' }],
    before: 'fail',
    live: 'fail',
  },
  { what: 'newer', applied: [...all, { ...first, name: '3_third' }], before: 'fail', live: 'fail' },
])('migrations, $what: $before before a deployment, $live after it', ({ applied, before, live }) => {
  expect([
    judgeMigrations(wanted, applied, false).state,
    judgeMigrations(wanted, applied, true).state,
  ]).toEqual([before, live]);
});
