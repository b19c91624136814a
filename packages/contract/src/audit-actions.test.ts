import { expect, it } from 'vitest';
import { AUDIT_ACTIONS } from './audit-actions.ts';

it('names each action once, subject before verb, in the order they are suggested in', () => {
  expect(AUDIT_ACTIONS).toEqual([...new Set(AUDIT_ACTIONS)].toSorted());
  for (const action of AUDIT_ACTIONS) expect(action).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
});
