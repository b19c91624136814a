import { expect, it } from 'vitest';
import { draftOf } from '../../test/harness.ts';
import { paceOf } from './pace-of.ts';

it.each([
  [100, 100, 100],
  [400, 200, 200],
  [1500, 1300, 200],
])('%i messages a day: to %i known chats and %i new ones at most', (perDay, known, fresh) => {
  const draft = draftOf({ profileId: 'p', listId: '1' });
  const pace = paceOf({ ...draft, pace: { ...draft.pace, perDay } });
  expect([pace.knownChatsPerDay, pace.newChatsPerDay]).toEqual([known, fresh]);
});
