import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importPeople,
  importText,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let profileId: string;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
});
afterEach(() => world.end());

test('lists and segments overlap, each person is there once; rules leave people out by reason', async () => {
  const a = await importPeople(sender, 4, 'A');
  const b = (await importText(sender, csvOf([['Phone'], [phoneOf(3)], [phoneOf(8)]]), 'B')).listId;
  const rules = { match: 'all', of: [{ kind: 'name', op: 'equals', value: 'person 1' }] } as const;
  const segment = await sender.call('contacts.saveSegment', {
    name: 'Ones',
    rules: { ...rules, of: [...rules.of] },
  });
  const first = await startCampaign(
    sender,
    draftOf({ profileId, listId: a }, { audience: { listIds: [], segmentIds: [segment.id] } }),
  );
  await untilOver(sender, first);
  expect((await everybody(sender, first)).map(({ phone }) => phone)).toEqual([phoneOf(1)]);

  const audience = { listIds: [a, b], segmentIds: [segment.id], exclude: { withinDays: 30 } };
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId: a }, { audience }));
  const check = await sender.call('campaigns.check', { campaignId: id });
  expect(check.audience).toEqual({
    total: 5,
    willReceive: 4,
    leftOut: [{ reason: 'excluded', people: 1 }],
  });
  await sender.call('campaigns.start', { campaignId: id });
  const frozen = await everybody(sender, id);
  expect(frozen.map(({ phone }) => phone)).toEqual([0, 1, 2, 3, 8].map(phoneOf));
  expect(frozen.filter(({ reason }) => reason === 'excluded').map(({ phone }) => phone)).toEqual([
    phoneOf(1),
  ]);
});

test('a list or segment of a draft or segment is protected, and an audience names at least one', async () => {
  const listId = await importPeople(sender, 1);
  const { id: segmentId } = await sender.call('contacts.saveSegment', {
    name: 'On it',
    rules: { match: 'any', of: [{ kind: 'list', listId }] },
  });
  await expect(sender.call('contacts.removeList', { listId })).rejects.toMatchObject({
    code: 'LIST_IN_USE',
    params: { name: 'On it' },
  });
  const audience = { listIds: [listId], exclude: { segmentIds: [segmentId] } };
  const draft = draftOf({ profileId, listId }, { audience });
  await sender.call('campaigns.create', draft);
  await expect(sender.call('contacts.removeSegment', { segmentId })).rejects.toMatchObject({
    code: 'SEGMENT_IN_USE',
    params: { name: 'Notice' },
  });
  const { segments } = await sender.call('contacts.segments', {});
  expect(segments.map(({ name, usedBy }) => ({ name, usedBy }))).toEqual([
    { name: 'On it', usedBy: ['Notice'] },
  ]);
  await expect(
    sender.call('campaigns.create', { ...draft, audience: { listIds: [] } }),
  ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'audience' } });
});
