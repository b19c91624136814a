import { expect, it } from 'vitest';
import { readIncidentArguments } from './incident-arguments.ts';

const admin = ['--admin', 'a@example.org'];
const what = ['--title', 'T', '--summary', 'S', '--actions', 'sessions,mail'];
const id = '2b3c4d5e-6f70-4819-92a3-b4c5d6e7f809';

it.each([
  [['--users', id], { userIds: [id] }],
  [['--role', 'reseller'], { role: 'reseller' }],
  [['--everyone'], { everyone: true }],
  [['--since', '2026-11-25T08:00:00Z'], { since: '2026-11-25T08:00:00Z' }],
  [['--address', '192.0.2.0/24'], { address: '192.0.2.0/24' }],
])('%j', (scope, expected) => {
  expect(readIncidentArguments([...admin, ...what, ...scope])).toEqual({
    kind: 'open',
    admin: 'a@example.org',
    body: { title: 'T', summary: 'S', actions: ['sessions', 'mail'], scope: expected },
  });
});

it('approves and reports by id', () => {
  expect(readIncidentArguments([...admin, '--approve', id])).toEqual({
    kind: 'approve',
    admin: admin[1],
    id,
  });
  expect(readIncidentArguments([...admin, '--report', id])).toEqual({ kind: 'report', admin: admin[1], id });
});

it.each([
  ['nobody', [...what, '--everyone']],
  ['no scope', [...admin, ...what]],
  ['two scopes', [...admin, ...what, '--everyone', '--role', 'user']],
  ['an unknown action', [...admin, '--title', 'T', '--summary', 'S', '--actions', 'panic', '--everyone']],
  ['an unknown flag', [...admin, ...what, '--everyone', '--fast']],
  ['no id', [...admin, '--approve', 'x']],
])('shows the usage for %s', (_name, args) => {
  expect(readIncidentArguments(args)).toBeNull();
});
