import { expect, it } from 'vitest';
import { bodyOf, type IncidentValues, scopeOf } from './incident-form.ts';

const values: IncidentValues = {
  title: ' Stolen laptop ',
  summary: ' It was taken. ',
  discoveredAt: '',
  kind: 'userIds',
  userIds: [],
  role: 'reseller',
  since: '',
  address: ' 203.0.113.7 ',
  actions: ['sessions', 'mail'],
};

it.each([
  [{ kind: 'userIds' }, null],
  [{ kind: 'userIds', userIds: ['a'] }, { userIds: ['a'] }],
  [{ kind: 'role' }, { role: 'reseller' }],
  [{ kind: 'since' }, null],
  [{ kind: 'since', since: '2026-11-26T08:30' }, { since: new Date('2026-11-26T08:30').toISOString() }],
  [{ kind: 'address' }, { address: '203.0.113.7' }],
  [{ kind: 'address', address: ' ' }, null],
  [{ kind: 'everyone' }, { everyone: true }],
] as const)('%j names %j', (changes, scope) => {
  expect(
    scopeOf({ ...values, ...changes, userIds: [...('userIds' in changes ? changes.userIds : [])] }),
  ).toEqual(scope);
});

it('sends what was entered without the spaces around it, and no time where it is now', () => {
  const scope = { everyone: true } as const;
  const body = { title: 'Stolen laptop', summary: 'It was taken.', scope, actions: ['sessions', 'mail'] };
  expect(bodyOf(values, scope)).toEqual(body);
  const discoveredAt = '2026-11-25T10:00';
  expect(bodyOf({ ...values, discoveredAt }, scope)).toEqual({
    ...body,
    discoveredAt: new Date(discoveredAt).toISOString(),
  });
});
